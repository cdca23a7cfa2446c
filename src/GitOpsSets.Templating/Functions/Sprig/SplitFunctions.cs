using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions between text and lists of text. Sprig <c>strings.go</c>.</summary>
internal static class SplitFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.Opaque("split", Split, GoType.String, GoType.String),
        Define.Opaque("splitn", SplitN, GoType.String, GoType.Int, GoType.String),
        Define.Opaque("splitList", SplitList, GoType.String, GoType.String),
        Define.Kept("join", Join, GoType.String, GoType.Any),
        Define.Kept("toStrings", ToStrings, GoType.Any),
        Define.Kept("sortAlpha", SortAlpha, GoType.Any),
    ];

    /// <summary>The parts between separators as a map with the keys <c>_0</c>, <c>_1</c> and so on.</summary>
    /// <example><code>{{ (split "/" "feature/login")._1 }}</code> gives <c>login</c></example>
    private static TemplateValue Split(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Numbered(TextSplit.Split(context.Budget, RichText.Read(context, arguments[1]), arguments[0].Text));

    /// <summary>Like <c>split</c>, with at most so many parts; the last one is the rest.</summary>
    /// <example><code>{{ (splitn "/" 2 "a/b/c")._1 }}</code> gives <c>b/c</c></example>
    private static TemplateValue SplitN(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Numbered(TextSplit.Split(context.Budget, RichText.Read(context, arguments[2]), arguments[0].Text, arguments[1].Integer));

    /// <summary>The parts between separators as a list.</summary>
    /// <example><code>{{ splitList "," "a,b" }}</code> gives <c>[a b]</c></example>
    private static TemplateValue SplitList(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(TemplateList.OfStrings(TextSplit.Split(context.Budget, RichText.Read(context, arguments[1]), arguments[0].Text)));

    /// <summary>The items of a list as text, with a separator between them; nil items are left out.</summary>
    /// <example><code>{{ list 1 "b" true | join "-" }}</code> gives <c>1-b-true</c></example>
    private static TemplateValue Join(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var output = new TemplateTextBuilder(context.Budget);
        var items = RichText.ListOf(context, arguments[1]);
        for (int i = 0; i < items.Count; i++)
        {
            context.Budget.Charge();
            if (i > 0)
            {
                output.Append(arguments[0]);
            }

            output.Append(items[i]);
        }

        return TemplateValue.Of(output.ToText());
    }

    /// <summary>The items of a list as text; nil items are left out.</summary>
    /// <example><code>{{ list 1 true | toStrings | typeOf }}</code> gives <c>[]string</c></example>
    private static TemplateValue ToStrings(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(RichText.ListOf(context, arguments[0]));

    /// <summary>The items of a list as text, in byte order. A list of strings is sorted in place.</summary>
    /// <example><code>{{ list "b" "C" "a" | sortAlpha }}</code> gives <c>[C a b]</c></example>
    private static TemplateValue SortAlpha(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments[0].List is null)
        {
            return TemplateValue.Of(new TemplateList([RichText.ValueOf(context, arguments[0])], GoType.StringList));
        }

        var items = RichText.ListOf(context, arguments[0]);
        context.Budget.Charge(items.Count);
        items.SharedItems.Sort((left, right) => GoText.Compare(left.Text, right.Text));
        return TemplateValue.Of(items);
    }

    private static TemplateValue Numbered(List<string> parts)
    {
        var map = new TemplateMap(GoType.StringMap, parts.Count);
        for (int i = 0; i < parts.Count; i++)
        {
            map[string.Create(CultureInfo.InvariantCulture, $"_{i}")] = TemplateValue.Of(parts[i]);
        }

        return TemplateValue.Of(map);
    }
}
