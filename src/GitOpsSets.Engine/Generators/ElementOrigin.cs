using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators;

/// <summary>Where an element came from.</summary>
/// <param name="Key">Names the element among those of its set, the same from run to run, such as <c>pullRequests[1]/12</c>.</param>
/// <param name="Description">For people, such as <c>pull request #12</c>.</param>
/// <param name="Generator">Where the generator stands.</param>
public sealed record ElementOrigin(string Key, string Description, SourceSpan Generator)
{
    /// <summary>The outside items it stands for, such as <c>github https://github.com/acme/shop#12</c>.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The origin of an element that combines others.</summary>
    /// <param name="parts">At least one.</param>
    /// <param name="generator">What combined them.</param>
    public static ElementOrigin Combine(IReadOnlyCollection<ElementOrigin> parts, SourceSpan generator) =>
        new(string.Join('+', parts.Select(part => part.Key)), string.Join(" with ", parts.Select(part => part.Description)), generator)
        {
            Evidence = [.. parts.SelectMany(part => part.Evidence).Distinct(StringComparer.Ordinal)],
        };
}
