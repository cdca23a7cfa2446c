using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Functions.RegularExpressions;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>A provider's <c>filter</c>, as far as pull requests go (specs/resourceset.md §3.1).</summary>
/// <param name="Include">The head branch must match; null for no condition.</param>
/// <param name="Exclude">The head branch must not match; null for no condition.</param>
/// <param name="Labels">All of them must be there, spelled exactly so.</param>
/// <param name="Limit">How many pull requests are taken, in the listing's order.</param>
internal sealed record PullRequestFilter(RegularExpression? Include, RegularExpression? Exclude, ImmutableArray<string> Labels, int Limit)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 10_000;

    /// <summary>Reads the filter. The last of the branch, tag and environment patterns counts, whatever the provider's type.</summary>
    public static PullRequestFilter Read(FieldReader spec)
    {
        if (spec.Object("filter") is not { } filter)
        {
            return new PullRequestFilter(null, null, [], DefaultLimit);
        }

        long limit = filter.Number("limit") is { } written and > 0 ? written : DefaultLimit;
        if (limit > MaxLimit)
        {
            filter.Refuse("limit", string.Create(CultureInfo.InvariantCulture, $"{limit} is more than {MaxLimit}"), DiagnosticCodes.GeneratorInvalid);
        }

        return new PullRequestFilter(
            LastPattern(filter, "includeBranch", "includeTag", "includeEnvironment"),
            LastPattern(filter, "excludeBranch", "excludeTag", "excludeEnvironment"),
            filter.Texts("labels"),
            (int)Math.Min(limit, MaxLimit));
    }

    /// <summary>Whether a pull request becomes an input set, were there no limit.</summary>
    public bool Matches(PullRequest request) =>
        Labels.All(label => request.Labels.Contains(label, StringComparer.Ordinal))
        && Include?.IsMatch(request.HeadBranch) != false
        && Exclude?.IsMatch(request.HeadBranch) != true;

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
                last = RegularExpression.Compile(pattern);
            }
            catch (RegularExpressionException exception)
            {
                filter.Refuse(field, $"'{pattern}' is no regular expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
            }
        }

        return last;
    }
}
