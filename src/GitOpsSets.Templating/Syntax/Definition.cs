using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>A named body: the main template, a <c>define</c> or a <c>block</c>. Calls hold the definition itself, so that its body may come later in the text.</summary>
/// <param name="name">As <c>template</c> calls it.</param>
internal sealed class Definition(string name)
{
    public string Name { get; } = name;

    /// <summary>Null while nothing defines the name.</summary>
    public ImmutableArray<Node>? Body { get; private set; }

    /// <summary>Whether the body holds nothing but spaces.</summary>
    public bool IsBlank => Body is { } body && IsBlankBody(body);

    /// <summary>Go's <c>Tree.add</c>: a blank body can be replaced, and never replaces.</summary>
    /// <returns>False when the name is taken.</returns>
    public bool TrySet(ImmutableArray<Node> body)
    {
        if (Body is null || IsBlank)
        {
            Body = body;
            return true;
        }

        return IsBlankBody(body);
    }

    private static bool IsBlankBody(ImmutableArray<Node> body) => body.All(node => node is Node.Text text && string.IsNullOrWhiteSpace(text.Content));
}
