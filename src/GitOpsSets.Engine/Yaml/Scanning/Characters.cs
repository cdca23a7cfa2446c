using System.Buffers;
using System.Runtime.CompilerServices;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Character classes of YAML 1.1 as go-yaml knows them. The end of the text reads as <c>'\0'</c>, which no text may contain.</summary>
internal static class Characters
{
    private const string ForbiddenAboveSpace =
        "\u007F\u0080\u0081\u0082\u0083\u0084\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F\uFFFE\uFFFF";

    private static readonly SearchValues<char> ForbiddenInJson = SearchValues.Create(ForbiddenAboveSpace);

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F" + ForbiddenAboveSpace);

    /// <summary>The place of the first character that YAML does not allow to stand unescaped, or -1.</summary>
    public static int IndexOfForbidden(ReadOnlySpan<char> text) => text.IndexOfAny(Forbidden);

    /// <summary>The same for a text that Go writes as JSON, which escapes the control characters of ASCII but for U+007F.</summary>
    public static int IndexOfForbiddenInJson(ReadOnlySpan<char> text) => text.IndexOfAny(ForbiddenInJson);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(char c) => c is ' ' or '\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBreakOrEnd(char c) => c == '\0' || IsBreak(c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlankBreakOrEnd(char c) => c is ' ' or '\t' or '\0' || IsBreak(c);

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>: what anchors, tag handles and directives are named with.</summary>
    public static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
