using System.Globalization;

namespace GitOpsSets.Templating;

/// <summary>A place in a text that a person wrote.</summary>
/// <param name="File">Path as the user would type it, relative to the repository; never empty, <c>-</c> for standard input.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units on that line; 0 when only the start is known.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length = 0)
{
    /// <summary>The form editors and CI hosts make clickable: <c>file:line:column</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
