using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators;

/// <summary>Where an element came from.</summary>
/// <param name="Key">Names the element among those of its set, the same from run to run, such as <c>pullRequests[1]/12</c>.</param>
/// <param name="Description">For people, such as <c>pull request #12</c>.</param>
/// <param name="Generator">Where the generator stands.</param>
public sealed record ElementOrigin(string Key, string Description, SourceSpan Generator)
{
    /// <summary>The outside item it stands for, such as <c>github https://github.com/acme/shop#12</c>; null when there is none.</summary>
    public string? Evidence { get; init; }
}
