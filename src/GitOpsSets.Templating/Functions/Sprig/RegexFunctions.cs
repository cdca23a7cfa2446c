using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's regular expressions: Go's RE2.</summary>
internal static class RegexFunctions
{
    private const long SmallResult = 64 * 1024;

    [ThreadStatic]
    private static RegularExpressionCache? _cache;

    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("regexMatch", [GoType.String, GoType.String], Match),
        new("mustRegexMatch", [GoType.String, GoType.String], MustMatch),
        new("regexFind", [GoType.String, GoType.String], Find),
        new("mustRegexFind", [GoType.String, GoType.String], MustFind),
        new("regexFindAll", [GoType.String, GoType.String, GoType.Int], FindAll),
        new("mustRegexFindAll", [GoType.String, GoType.String, GoType.Int], MustFindAll),
        new("regexReplaceAll", [GoType.String, GoType.String, GoType.String], ReplaceAll),
        new("mustRegexReplaceAll", [GoType.String, GoType.String, GoType.String], MustReplaceAll),
        new("regexReplaceAllLiteral", [GoType.String, GoType.String, GoType.String], ReplaceAllLiteral),
        new("mustRegexReplaceAllLiteral", [GoType.String, GoType.String, GoType.String], MustReplaceAllLiteral),
        new("regexSplit", [GoType.String, GoType.String, GoType.Int], Split),
        new("mustRegexSplit", [GoType.String, GoType.String, GoType.Int], MustSplit),
        new("regexQuoteMeta", [GoType.String], QuoteMeta),
    ];

    /// <summary>Whether a text has a match; false when the pattern is malformed.</summary>
    /// <example><code>{{ regexMatch "^v[0-9]+$" "v12" }}</code> gives <c>true</c></example>
    public static TemplateValue Match(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        RegularExpression expression;
        try
        {
            expression = Cache.Get(arguments[0].Text);
        }
        catch (RegularExpressionException)
        {
            return TemplateValue.Of(false);
        }

        string text = arguments[1].Text;
        return Run(context, text, () => TemplateValue.Of(expression.IsMatch(text)));
    }

    /// <summary>Whether a text has a match.</summary>
    /// <example><code>{{ mustRegexMatch "b+" "abba" }}</code> gives <c>true</c></example>
    public static TemplateValue MustMatch(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Apply(context, arguments, isMust: true, static (expression, text, _) => TemplateValue.Of(expression.IsMatch(text)));

    /// <summary>The first match; nothing when there is none.</summary>
    /// <example><code>{{ regexFind "[A-Z]+-[0-9]+" "feature/TEAM-42-fix" }}</code> gives <c>TEAM-42</c></example>
    public static TemplateValue Find(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: false, FindIn);

    /// <summary>The first match; nothing when there is none.</summary>
    /// <example><code>{{ mustRegexFind "[0-9]+" "a12b34" }}</code> gives <c>12</c></example>
    public static TemplateValue MustFind(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: true, FindIn);

    /// <summary>All matches, or at most so many.</summary>
    /// <example><code>{{ regexFindAll "[0-9]+" "1a22b333" 2 }}</code> gives <c>[1 22]</c></example>
    public static TemplateValue FindAll(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: false, FindAllIn);

    /// <summary>All matches, or at most so many.</summary>
    /// <example><code>{{ mustRegexFindAll "[a-z]+" "ab-cd" -1 }}</code> gives <c>[ab cd]</c></example>
    public static TemplateValue MustFindAll(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: true, FindAllIn);

    /// <summary>The text with every match replaced; <c>$1</c> and <c>${name}</c> stand for groups.</summary>
    /// <example><code>{{ regexReplaceAll "([a-z]+)-([0-9]+)" "team-42" "${2}-${1}" }}</code> gives <c>42-team</c></example>
    public static TemplateValue ReplaceAll(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: false, ReplaceIn);

    /// <summary>The text with every match replaced; <c>$1</c> and <c>${name}</c> stand for groups.</summary>
    /// <example><code>{{ mustRegexReplaceAll "b" "abc" "x" }}</code> gives <c>axc</c></example>
    public static TemplateValue MustReplaceAll(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: true, ReplaceIn);

    /// <summary>The text with every match replaced by a text as it is.</summary>
    /// <example><code>{{ regexReplaceAllLiteral "b" "abc" "$1" }}</code> gives <c>a$1c</c></example>
    public static TemplateValue ReplaceAllLiteral(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: false, ReplaceLiterallyIn);

    /// <summary>The text with every match replaced by a text as it is.</summary>
    /// <example><code>{{ mustRegexReplaceAllLiteral "[0-9]+" "a1b22" "#" }}</code> gives <c>a#b#</c></example>
    public static TemplateValue MustReplaceAllLiteral(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: true, ReplaceLiterallyIn);

    /// <summary>The parts between the matches, or at most so many.</summary>
    /// <example><code>{{ regexSplit "[,;] *" "a, b;c" -1 }}</code> gives <c>[a b c]</c></example>
    public static TemplateValue Split(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: false, SplitIn);

    /// <summary>The parts between the matches, or at most so many.</summary>
    /// <example><code>{{ mustRegexSplit "-" "a-b-c" 2 }}</code> gives <c>[a b-c]</c></example>
    public static TemplateValue MustSplit(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Apply(context, arguments, isMust: true, SplitIn);

    /// <summary>A pattern that matches a text literally.</summary>
    /// <example><code>{{ regexQuoteMeta "1.2" }}</code> gives <c>1\.2</c></example>
    public static TemplateValue QuoteMeta(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length * 2L);
        return TemplateValue.Of(RegularExpression.QuoteMeta(arguments[0].Text));
    }

    private static RegularExpressionCache Cache => _cache ??= new RegularExpressionCache();

    private delegate TemplateValue Operation(RegularExpression expression, string text, TemplateValue last);

    private static TemplateValue FindIn(RegularExpression expression, string text, TemplateValue last) => TemplateValue.Of(expression.Find(text) ?? "");

    private static TemplateValue FindAllIn(RegularExpression expression, string text, TemplateValue last) =>
        TemplateValue.Of(expression.FindAll(text, Count(last)) is { } found ? TemplateList.OfStrings(found) : TemplateList.NilOf(GoType.StringList));

    private static TemplateValue ReplaceIn(RegularExpression expression, string text, TemplateValue last) => TemplateValue.Of(expression.ReplaceAll(text, last.Text));

    private static TemplateValue ReplaceLiterallyIn(RegularExpression expression, string text, TemplateValue last) =>
        TemplateValue.Of(expression.ReplaceAllLiteral(text, last.Text));

    private static TemplateValue SplitIn(RegularExpression expression, string text, TemplateValue last) =>
        TemplateValue.Of(last.Integer == 0 ? TemplateList.NilOf(GoType.StringList) : TemplateList.OfStrings(expression.Split(text, Count(last))));

    private static int Count(TemplateValue count) => (int)Math.Clamp(count.Integer, -1, int.MaxValue);

    private static TemplateValue Apply(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, bool isMust, Operation operation)
    {
        var expression = Compile(arguments[0].Text, isMust);
        string text = arguments[1].Text;
        var last = arguments[^1];
        return Run(context, text, () =>
        {
            context.Budget.ReserveText(last.IsString ? ReplacedLength(expression, text, last.Text) : text.Length);
            return operation(expression, text, last);
        });
    }

    private static RegularExpression Compile(string pattern, bool isMust)
    {
        try
        {
            return Cache.Get(pattern);
        }
        catch (RegularExpressionException refused)
        {
            throw new FunctionException(isMust ? refused.Message : $"regexp: Compile(`{pattern}`): {refused.Message}");
        }
    }

    private static TemplateValue Run(FunctionContext context, string text, Func<TemplateValue> match)
    {
        context.Budget.Charge(1 + (text.Length / 16));
        if (text.Length > RegularExpression.MaximumSearchedLength)
        {
            throw new BudgetException(string.Create(CultureInfo.InvariantCulture, $"a regular expression searches texts of at most {RegularExpression.MaximumSearchedLength:N0} characters; this one has {text.Length:N0}"));
        }

        try
        {
            return match();
        }
        catch (RegularExpressionException refused)
        {
            throw new FunctionException(refused.Message);
        }
    }

    // An upper bound: a match grows by the replacement, and each reference in it adds at most all the text once. Matches are
    // only counted where one at every character would be too much.
    private static long ReplacedLength(RegularExpression expression, string text, string replacement)
    {
        long references = replacement.AsSpan().Count('$');
        long matches = text.Length + 1L;
        if (matches * replacement.Length > SmallResult)
        {
            matches = expression.FindAll(text, -1)?.Count ?? 0;
        }

        return text.Length + (matches * replacement.Length) + (references * text.Length);
    }
}
