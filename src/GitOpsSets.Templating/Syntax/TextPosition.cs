using System.Runtime.InteropServices;

namespace GitOpsSets.Templating.Syntax;

/// <summary>A place in a template.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>Finds the line and column of an offset; only line feeds end lines.</summary>
    public static TextPosition Of(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        return new TextPosition(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
