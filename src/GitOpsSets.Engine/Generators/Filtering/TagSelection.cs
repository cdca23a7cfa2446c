using System.Collections.Immutable;
using GitOpsSets.Templating.Functions.SemanticVersions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Filtering;

/// <summary>Which tags of a repository become input sets, and in which order (specs/resourceset.md §3.1).</summary>
internal static class TagSelection
{
    private static readonly Comparer<SemanticVersion?> ByPrecedence = Comparer<SemanticVersion?>.Create((left, right) =>
        left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : SemanticVersion.Compare(left, right));

    /// <summary>
    /// Tags that pass the filter, the greatest first: by version where the filter asks for versions (equal ones in listed order), else by the bytes of their names.
    /// Tags of one name are all taken, each with what the last of them says.
    /// </summary>
    /// <typeparam name="T">What is known of a tag.</typeparam>
    /// <param name="tags">All tags, in listed order.</param>
    /// <param name="nameOf">The tag's name.</param>
    /// <param name="filter">What to take.</param>
    /// <param name="drop">Called for each tag that is not taken, with the condition it does not meet; null where nobody asks.</param>
    /// <param name="isBounded">Whether the limit cut the list.</param>
    public static ImmutableArray<T> Select<T>(IEnumerable<T> tags, Func<T, string> nameOf, InputFilter filter, Action<T, FilterCondition>? drop, out bool isBounded)
    {
        var candidates = new List<(T Tag, string Name, SemanticVersion? Version)>();
        foreach (var tag in tags)
        {
            string name = nameOf(tag);
            if (Against(name, filter, out var version) is { } condition)
            {
                drop?.Invoke(tag, condition);
            }
            else
            {
                candidates.Add((tag, name, version));
            }
        }

        var last = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            last[candidate.Name] = candidate.Tag;
        }

        var sorted = filter.Versions is null
            ? candidates.OrderByDescending(candidate => candidate.Name, Comparer<string>.Create(GoText.Compare))
            : candidates.OrderByDescending(candidate => candidate.Version, ByPrecedence);
        isBounded = candidates.Count > filter.Limit;
        var ordered = drop is null ? sorted.Take(filter.Limit).ToList() : sorted.ToList();
        foreach (var (tag, _, _) in ordered.Skip(filter.Limit))
        {
            drop?.Invoke(tag, FilterCondition.Limit);
        }

        return [.. ordered.Take(filter.Limit).Select(candidate => last[candidate.Name])];
    }

    private static FilterCondition? Against(string name, InputFilter filter, out SemanticVersion? version)
    {
        version = null;
        if (filter.AgainstName(name) is { } condition)
        {
            return condition;
        }

        if (filter.Versions is not { } versions)
        {
            return null;
        }

        version = SemanticVersion.FromTag(name);
        return version is null ? FilterCondition.IsVersion
            : versions.Check(version) ? null
            : FilterCondition.Versions;
    }
}
