using System.Collections.Immutable;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.SemanticVersions;

/// <summary>
/// A condition on versions as Masterminds/semver v3.5.0 reads it: comparisons (<c>= != &gt; &lt; &gt;= &lt;= ~ ^</c>, wildcards, missing parts, <c>1.0 - 2.0</c>) that a comma or a space joins
/// to groups and <c>||</c> to alternatives.
/// </summary>
public sealed class VersionConstraint
{
    private const int MaximumBytes = 512;
    private const int MaximumGroups = 32;

    private const string Identifiers = @"[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*";
    private const string Version = @"v?([0-9|x|X|\*]+)(\.[0-9|x|X|\*]+)?(\.[0-9|x|X|\*]+)?(-(" + Identifiers + @"))?(\+(" + Identifiers + "))?";
    private const string Operators = @"=||!=|>|<|>=|=>|<=|=<|~|~>|\^";

    private static readonly RegularExpression One = RegularExpression.Compile($@"^\s*({Operators})\s*({Version})\s*$");
    private static readonly RegularExpression Each = RegularExpression.Compile($@"({Operators})\s*({Version})");
    private static readonly RegularExpression Whole = RegularExpression.Compile($@"^(\s*({Operators})\s*({Version})\s*)((?:\s+|,\s*)({Operators})\s*({Version})\s*)*$");
    private static readonly RegularExpression Range = RegularExpression.Compile($@"\s*({Version})\s+-\s+({Version})\s*");

    private readonly ImmutableArray<Group> _groups;

    private VersionConstraint(ImmutableArray<Group> groups) => _groups = groups;

    /// <summary>Masterminds' <c>NewConstraint</c>.</summary>
    /// <param name="text">At most 512 bytes and 32 alternatives.</param>
    /// <returns>The constraint.</returns>
    /// <exception cref="SemanticVersionException"><paramref name="text"/> is no constraint.</exception>
    public static VersionConstraint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumBytes || GoText.ByteCount(text) > MaximumBytes)
        {
            throw new SemanticVersionException("constraint string is too long (max 512 bytes)");
        }

        string[] alternatives = RewriteRanges(text).Split("||");
        return alternatives.Length > MaximumGroups
            ? throw new SemanticVersionException("constraint has too many alternatives (max 32)")
            : new VersionConstraint([.. alternatives.Select(ParseGroup)]);
    }

    /// <summary>Whether a version satisfies one of the groups. A pre-release satisfies only a group that names a pre-release itself.</summary>
    /// <param name="version">Any version.</param>
    /// <returns>True when all comparisons of a group admit it.</returns>
    public bool Check(SemanticVersion version) =>
        _groups.Any(group => group.Comparisons.All(comparison => comparison.Admits(version, group.AdmitsPrereleases)));

    // 1.2 - 2.3 becomes >= 1.2, <= 2.3, by the text as Masterminds does: a bad range fails with the text it was turned into
    private static string RewriteRanges(string text)
    {
        string rewritten = text;
        foreach (string match in Range.FindAll(text, -1) ?? [])
        {
            // found by itself it has the same groups: nothing in the pattern looks around it
            string[] groups = Range.FindSubmatch(match)!;
            int place = rewritten.IndexOf(match, StringComparison.Ordinal);
            rewritten = string.Concat(rewritten.AsSpan(0, place), $">= {groups[1]}, <= {groups[11]} ", rewritten.AsSpan(place + match.Length));
        }

        return rewritten;
    }

    private static Group ParseGroup(string text)
    {
        if (!Whole.IsMatch(text))
        {
            throw Improper(text);
        }

        ImmutableArray<VersionComparison> comparisons = [.. (Each.FindAll(text, -1) ?? []).Select(ParseComparison)];
        return new Group(comparisons, comparisons.Any(comparison => comparison.Bound.Prerelease.Length > 0));
    }

    private static VersionComparison ParseComparison(string text)
    {
        if (One.FindSubmatch(text) is not [_, var symbol, var whole, var major, var minor, var patch, var prerelease, ..])
        {
            throw Improper(text);
        }

        (string version, var missing) = (IsMissing(major), IsMissing(minor), IsMissing(patch)) switch
        {
            (true, _, _) => ($"0.0.0{prerelease}", MissingPart.Major),
            (_, true, _) => ($"{major}.0.0{prerelease}", MissingPart.Minor),
            (_, _, true) => ($"{major}{minor}.0{prerelease}", MissingPart.Patch),
            _ => (whole, MissingPart.None),
        };
        var bound = SemanticVersion.Read(version, out _) ?? throw new SemanticVersionException("constraint parser error");
        return new VersionComparison(OperatorOf(symbol), bound, missing);
    }

    private static bool IsMissing(string part) => part.TrimStart('.') is "" or "x" or "X" or "*";

    private static ConstraintOperator OperatorOf(string symbol) => symbol switch
    {
        "!=" => ConstraintOperator.NotEqual,
        ">" => ConstraintOperator.Greater,
        "<" => ConstraintOperator.Less,
        ">=" or "=>" => ConstraintOperator.GreaterOrEqual,
        "<=" or "=<" => ConstraintOperator.LessOrEqual,
        "~" or "~>" => ConstraintOperator.Tilde,
        "^" => ConstraintOperator.Caret,
        _ => ConstraintOperator.Equal,
    };

    private static SemanticVersionException Improper(string text) => new($"improper constraint: \"{text}\"");

    private sealed record Group(ImmutableArray<VersionComparison> Comparisons, bool AdmitsPrereleases);
}
