using GitOpsSets.Templating;

namespace GitOpsSets.Action.Inputs;

/// <summary>A value before it is checked.</summary>
/// <param name="Input">Which input.</param>
/// <param name="Text">Never empty, except for a default.</param>
/// <param name="Origin">How the user named it, such as <c>--max-delete</c> or <c>input max-delete</c>.</param>
/// <param name="At">Where it is written, when in a file.</param>
internal sealed record InputValue(InputDeclaration Input, string Text, string Origin, SourceSpan? At)
{
    /// <summary>Whether the user said nothing.</summary>
    public bool IsDefault { get; init; }
}
