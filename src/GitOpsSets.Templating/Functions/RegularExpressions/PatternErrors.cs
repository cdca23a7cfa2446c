namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>Go's words for what is wrong with a pattern, and our hint where the pattern is right for another engine.</summary>
internal static class PatternErrors
{
    public static RegularExpressionException InvalidUtf8(string pattern) => Error("invalid UTF-8", pattern);

    public static RegularExpressionException TooDeep(string pattern) => Error("expression nests too deeply", pattern);

    public static RegularExpressionException TooLarge(string pattern) => Error("expression too large", pattern);

    public static RegularExpressionException MissingBracket(string part) => Error("missing closing ]", part);

    public static RegularExpressionException MissingParenthesis(string pattern) => Error("missing closing )", pattern);

    public static RegularExpressionException UnexpectedParenthesis(string pattern) => Error("unexpected )", pattern);

    public static RegularExpressionException TrailingBackslash() => Error("trailing backslash at end of expression", "");

    public static RegularExpressionException InvalidRange(string part) => Error("invalid character class range", part);

    public static RegularExpressionException InvalidRepeatCount(string part) => Error("invalid repeat count", part);

    public static RegularExpressionException MissingRepeatArgument(string part) => Error("missing argument to repetition operator", part);

    public static RegularExpressionException NestedRepeat(string part) =>
        Error("invalid nested repetition operator", part, part is ['*' or '+' or '?', '+', ..] ? "RE2 has no possessive repetition" : null);

    public static RegularExpressionException InvalidNamedCapture(string part) => Error("invalid named capture", part, part switch
    {
        _ when part.StartsWith("(?<=", StringComparison.Ordinal) || part.StartsWith("(?<!", StringComparison.Ordinal) => "RE2 has no look-behind",
        _ => null,
    });

    public static RegularExpressionException InvalidEscape(string part) => Error("invalid escape sequence", part, part switch
    {
        ['\\', >= '1' and <= '9'] or "\\k" or "\\g" => "RE2 has no back-references",
        "\\C" => "RE2 in Go matches characters, not bytes",
        "\\Z" => "write \\z for the end of the text",
        "\\u" => "write \\x{…} for a code point",
        _ => null,
    });

    public static RegularExpressionException InvalidPerl(string part) => Error("invalid or unsupported Perl syntax", part, part switch
    {
        "(?=" or "(?!" => "RE2 has no look-ahead",
        "(?>" => "RE2 has no atomic groups",
        "(?x" => "RE2 has no free-spacing mode",
        "(?#" => "RE2 has no comments",
        "(?(" => "RE2 has no conditions",
        _ => null,
    });

    private static RegularExpressionException Error(string reason, string part, string? hint = null) =>
        new($"error parsing regexp: {reason}: `{part}`{(hint is null ? "" : $" ({hint})")}");
}
