using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>What is known of a type of provider before it runs: one line of the catalogue.</summary>
/// <param name="Type">As definitions write it, such as <c>GitHubPullRequest</c>.</param>
/// <param name="Summary">One sentence for the documentation.</param>
/// <param name="Bind">Makes a provider of a definition; findings go to the reader of its <c>spec</c>.</param>
public sealed record ProviderDescriptor(string Type, string Summary, Func<ProviderDefinition, FieldReader, IInputProvider> Bind)
{
    /// <summary>Whether it asks a source beyond the repository; then the source lock remembers its answer.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether its sets hold the fields of git providers and default values, and nothing else.</summary>
    public bool HasGitFields { get; init; }
}
