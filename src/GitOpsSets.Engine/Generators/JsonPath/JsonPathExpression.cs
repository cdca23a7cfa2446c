using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>A compiled expression in Kubernetes' dialect of JSONPath.</summary>
public sealed class JsonPathExpression
{
    private readonly ImmutableArray<PathNode> _nodes;

    private JsonPathExpression(ImmutableArray<PathNode> nodes)
    {
        _nodes = nodes;
    }

    /// <summary>Whether anything stands outside braces, or nothing at all stands there: the controller crashes on that.</summary>
    public bool HasTextOutsideBraces => _nodes.IsEmpty || _nodes.Any(node => node is PathNode.Text);

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="JsonPathException">It is malformed.</exception>
    public static JsonPathExpression Parse(string text) => new(PathParser.Parse(text));

    /// <summary>The values it finds: one list per pair of braces. A missing key is an error.</summary>
    /// <exception cref="JsonPathException">It does not fit the data.</exception>
    public ImmutableArray<ImmutableArray<TemplateValue>> Find(TemplateValue data) =>
        [.. new PathEvaluation().Find(_nodes, data).Select(values => values.ToImmutableArray())];
}
