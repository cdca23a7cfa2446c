using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Reads typed fields of a mapping and notes what has the wrong type. A null counts as absent.</summary>
/// <param name="mapping">What to read.</param>
/// <param name="path">How the user would name it, such as <c>spec.generators[0].list</c>.</param>
/// <param name="diagnostics">Receives the findings.</param>
public sealed class FieldReader(YamlMapping mapping, string path, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    /// <summary>The mapping itself.</summary>
    public YamlMapping Mapping => mapping;

    /// <summary>How the user would name it.</summary>
    public string Path => path;

    /// <summary>Receives the findings.</summary>
    public ImmutableArray<Diagnostic>.Builder Diagnostics => diagnostics;

    /// <summary>The node of a field; null when it is absent or null.</summary>
    public YamlNode? Node(string name) => mapping[name] is { } node and not YamlNull ? node : null;

    /// <summary>The place of a field's value, or of the mapping when the field is absent.</summary>
    public SourceSpan SpanOf(string name) => mapping[name]?.Span ?? mapping.Span;

    /// <summary>A text; empty when absent.</summary>
    public string Text(string name) => Node(name) is { } node ? (node as YamlString)?.Value ?? Mistyped(name, node, "a string", "") : "";

    /// <summary>A text that may also be written as another scalar, which is taken as YAML reads it: <c>007</c> is <c>7</c>.</summary>
    public string CoercedText(string name) => Node(name) is { } node ? YamlScalars.Text(node) ?? Mistyped(name, node, "a string", "") : "";

    /// <summary>A truth value; false when absent.</summary>
    public bool Flag(string name) => Node(name) is { } node && ((node as YamlBoolean)?.Value ?? Mistyped(name, node, "true or false", false));

    /// <summary>A whole number; null when absent.</summary>
    public long? Number(string name) =>
        Node(name) is not { } node ? null
        : node is YamlInteger integer && integer.TryGetInt64(out long number) ? number
        : Mistyped<long?>(name, node, "a whole number", null);

    /// <summary>A sequence; null when absent.</summary>
    public YamlSequence? Sequence(string name) => Node(name) is { } node ? node as YamlSequence ?? Mistyped<YamlSequence?>(name, node, "a list", null) : null;

    /// <summary>A mapping with its own reader; null when absent.</summary>
    public FieldReader? Object(string name) =>
        Node(name) is not { } node ? null
        : node is YamlMapping inner ? new FieldReader(inner, Join(name), diagnostics)
        : Mistyped<FieldReader?>(name, node, "a mapping", null);

    /// <summary>The mappings of a sequence, each with its reader; items of another type are noted and left out.</summary>
    public IEnumerable<FieldReader> Objects(string name)
    {
        var items = Sequence(name)?.Items ?? [];
        for (int i = 0; i < items.Length; i++)
        {
            string item = $"{name}[{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}]";
            if (items[i] is YamlMapping inner)
            {
                yield return new FieldReader(inner, Join(item), diagnostics);
            }
            else if (items[i] is not YamlNull)
            {
                Mistyped(item, items[i], "a mapping", 0);
            }
        }
    }

    /// <summary>The texts of a sequence; items of another type are noted and left out.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Sequence(name)?.Items ?? [])
        {
            if (item is YamlString text)
            {
                texts.Add(text.Value);
            }
            else
            {
                Mistyped(name, item, "a list of strings", 0);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>A map of texts, in written order; a null is an empty text.</summary>
    /// <param name="name">The field.</param>
    /// <param name="coerces">Whether other scalars are taken as YAML reads them.</param>
    public ImmutableArray<KeyValuePair<string, string>> TextMap(string name, bool coerces = true)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var entry in Object(name)?.Mapping.Entries ?? [])
        {
            string? text = entry.Value is YamlNull ? "" : coerces ? YamlScalars.Text(entry.Value) : (entry.Value as YamlString)?.Value;
            entries.Add(new(entry.Key, text ?? Mistyped($"{name}.{entry.Key}", entry.Value, "a string", "")));
        }

        return entries.ToImmutable();
    }

    /// <summary>Notes a finding at a field.</summary>
    public void Refuse(string name, string message, DiagnosticCode? code = null, string? suggestion = null) =>
        diagnostics.Add(new Diagnostic(code ?? DiagnosticCodes.InvalidField, Severity.Error, $"{Join(name)}: {message}", SpanOf(name)) { Suggestion = suggestion });

    private T Mistyped<T>(string name, YamlNode node, string expected, T instead)
    {
        diagnostics.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"{Join(name)} must be {expected}, not {YamlScalars.Describe(node)}", node.Span));
        return instead;
    }

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
