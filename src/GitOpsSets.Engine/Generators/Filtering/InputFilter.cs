using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Engine.Generators.Filtering;

/// <summary>A provider's <c>filter</c> (specs/resourceset.md §3.1).</summary>
/// <param name="Include">The name must match somewhere; null for no condition.</param>
/// <param name="Exclude">The name must not match anywhere; null for no condition.</param>
/// <param name="Labels">All of them must be there, spelled exactly so.</param>
/// <param name="Versions">What tags must satisfy; null for no condition. Nothing but tags is asked.</param>
/// <param name="Limit">How many are taken, at least 1.</param>
internal sealed record InputFilter(RegularExpression? Include, RegularExpression? Exclude, ImmutableArray<string> Labels, VersionConstraint? Versions, int Limit)
{
    /// <summary>The most that git providers may be asked for. Registries and services have no such bound.</summary>
    public const int MaximumGitLimit = 10_000;

    private const int DefaultLimit = 100;

    /// <summary>Where it is written; empty where it is the usual one.</summary>
    public YamlMapping Written { get; init; } = YamlMapping.Empty;

    /// <summary>Takes everything, up to the usual limit.</summary>
    public static InputFilter None { get; } = new(null, null, [], null, DefaultLimit);

    /// <summary>Reads <c>spec.filter</c>. The last of the branch, tag and environment patterns counts, whatever the provider's type.</summary>
    /// <param name="spec">The provider's <c>spec</c>; receives the findings.</param>
    /// <param name="maximumLimit">A larger limit is refused.</param>
    public static InputFilter Read(FieldReader spec, int maximumLimit = MaximumGitLimit)
    {
        if (spec.Object("filter") is not { } filter)
        {
            return None;
        }

        long limit = LimitOf(filter);
        if (limit > maximumLimit)
        {
            filter.Refuse("limit", string.Create(CultureInfo.InvariantCulture, $"result limit {limit} exceeds maximum of {maximumLimit}"), DiagnosticCodes.GeneratorInvalid);
        }

        return new InputFilter(
            LastPattern(filter, "includeBranch", "includeTag", "includeEnvironment"),
            LastPattern(filter, "excludeBranch", "excludeTag", "excludeEnvironment"),
            filter.Texts("labels"),
            ReadVersions(filter),
            (int)Math.Min(limit, maximumLimit))
        {
            Written = filter.Mapping,
        };
    }

    /// <summary>Reads the limit alone, for types that know no other filter. It has no maximum there.</summary>
    /// <param name="spec">The provider's <c>spec</c>; receives the findings.</param>
    public static int ReadLimit(FieldReader spec) => spec.Object("filter") is { } filter ? (int)Math.Min(LimitOf(filter), int.MaxValue) : DefaultLimit;

    /// <summary>Whether a branch, tag or environment passes the patterns.</summary>
    public bool MatchesName(string name) => AgainstName(name) is null;

    /// <summary>Whether all labels asked for are there.</summary>
    public bool MatchesLabels(ImmutableArray<string> labels) => AgainstLabels(labels) is null;

    /// <summary>Whether a pull request becomes an input set, were there no limit.</summary>
    public bool Matches(PullRequest request) => MatchesLabels(request.Labels) && MatchesName(request.HeadBranch);

    /// <summary>The condition that the name of a branch, tag or environment does not meet; null when it meets all.</summary>
    public FilterCondition? AgainstName(string name) =>
        Include?.IsMatch(name) == false ? FilterCondition.Include
        : Exclude?.IsMatch(name) == true ? FilterCondition.Exclude
        : null;

    /// <summary>Set when a label that is asked for is not there.</summary>
    public FilterCondition? AgainstLabels(ImmutableArray<string> labels) =>
        Labels.All(label => labels.Contains(label, StringComparer.Ordinal)) ? null : FilterCondition.Labels;

    private static long LimitOf(FieldReader filter) => filter.Number("limit") is { } written and > 0 ? written : DefaultLimit;

    private static RegularExpression? LastPattern(FieldReader filter, params ReadOnlySpan<string> fields)
    {
        RegularExpression? last = null;
        foreach (string field in fields)
        {
            string pattern = filter.Text(field);
            if (pattern.Length == 0)
            {
                continue;
            }

            try
            {
                last = RegularExpression.CompileGiven(pattern);
            }
            catch (RegularExpressionException exception)
            {
                filter.Refuse(field, $"'{Shorten(pattern)}' is no regular expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
            }
        }

        return last;
    }

    private static string Shorten(string pattern) => pattern.Length <= 80 ? pattern : pattern[..80] + "…";

    private static VersionConstraint? ReadVersions(FieldReader filter)
    {
        string constraint = filter.Text("semver");
        try
        {
            return constraint.Length == 0 ? null : VersionConstraint.Parse(constraint);
        }
        catch (SemanticVersionException exception)
        {
            filter.Refuse("semver", $"invalid semver expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
            return null;
        }
    }
}
