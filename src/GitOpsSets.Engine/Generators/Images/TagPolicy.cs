using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Repositories;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Images;

/// <summary>Which tag an ImagePolicy chooses (Flux image-reflector-controller, <c>internal/policy</c>).</summary>
internal sealed class TagPolicy
{
    private readonly RegularExpression? _pattern;
    private readonly string _extract;
    private readonly Func<ImmutableArray<string>, string?> _latest;

    private TagPolicy(RegularExpression? pattern, string extract, Func<ImmutableArray<string>, string?> latest)
    {
        _pattern = pattern;
        _extract = extract;
        _latest = latest;
    }

    /// <summary>Reads <c>policy</c> and <c>filterTags</c>; what is wrong goes to the reader.</summary>
    /// <param name="spec">Of the ImagePolicy.</param>
    public static TagPolicy Read(FieldReader spec)
    {
        var filter = spec.Object("filterTags");
        return new TagPolicy(Pattern(filter), filter?.Text("extract") ?? "", Order(spec));
    }

    /// <summary>The tag that is chosen; null when none is.</summary>
    /// <param name="tags">All of them.</param>
    /// <exception cref="FormatException">A tag that passes the filter is no number, and numbers are to be compared.</exception>
    public string? Latest(IEnumerable<string> tags)
    {
        // What is compared, and the tag it stands for: of two tags with one extract the last counts.
        var candidates = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string tag in tags.Order(StringComparer.Ordinal))
        {
            if (Compared(tag) is { } compared)
            {
                candidates[compared] = tag;
            }
        }

        return candidates.Count > 0 && _latest([.. candidates.Keys.Order(StringComparer.Ordinal)]) is { } latest ? candidates[latest] : null;
    }

    /// <summary>Whether a tag passes the filter.</summary>
    public bool Passes(string tag) => Compared(tag) is not null;

    private string? Compared(string tag) => _pattern is null || _extract.Length == 0 ? _pattern?.IsMatch(tag) == false ? null : tag : _pattern.Expand(tag, _extract);

    private static RegularExpression? Pattern(FieldReader? filter)
    {
        string pattern = filter?.Text("pattern") ?? "";
        try
        {
            return pattern.Length == 0 ? null : RegularExpression.Compile(pattern);
        }
        catch (RegularExpressionException exception)
        {
            filter!.Refuse("pattern", $"'{pattern}' is no regular expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
            return null;
        }
    }

    // The same precedence as the controller's where more than one is written.
    private static Func<ImmutableArray<string>, string?> Order(FieldReader spec)
    {
        var policy = spec.Object("policy");
        if (policy?.Object("semver") is { } versions)
        {
            return VersionChoice.Read(versions, "range", "") is { } choice ? choice.Of : static _ => null;
        }

        if (policy?.Object("alphabetical") is { } alphabetical)
        {
            return IsDescending(alphabetical) ? static tags => tags.MinBy(static tag => tag, StringComparer.Ordinal) : static tags => tags.MaxBy(static tag => tag, StringComparer.Ordinal);
        }

        if (policy?.Object("numerical") is { } numerical)
        {
            return IsDescending(numerical) ? static tags => tags.MinBy(Number) : static tags => tags.MaxBy(Number);
        }

        spec.Refuse("policy", "it needs 'semver', 'alphabetical' or 'numerical'", DiagnosticCodes.GeneratorInvalid);
        return static _ => null;
    }

    private static bool IsDescending(FieldReader policy)
    {
        string order = policy.Text("order");
        if (order is not ("" or "asc" or "desc"))
        {
            policy.Refuse("order", "it is 'asc' or 'desc'", DiagnosticCodes.GeneratorInvalid);
        }

        return order == "desc";
    }

    private static double Number(string text) => GoNumberReader.TryFloat(text, out double number) ? number : throw new FormatException($"'{text}' is no number");
}
