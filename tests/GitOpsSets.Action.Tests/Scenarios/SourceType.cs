using System.Collections.Immutable;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A type of source that must have an example: a type of provider, or a generator, which may come in several forms.</summary>
/// <param name="Name">As people call it, such as <c>GitHubTag</c> or <c>pullRequests, driver gitlab</c>.</param>
/// <param name="Kind">The type of provider, or the key of the generator.</param>
/// <param name="Summary">One sentence of the catalogue.</param>
internal sealed record SourceType(string Name, string Kind, string Summary)
{
    private static readonly ImmutableArray<string> Drivers = ["github", "gitlab", "bitbucketserver"];

    /// <summary>Whether it is a generator of GitOpsSets.</summary>
    public bool IsGenerator { get; private init; }

    /// <summary>A line that an example of it must have; empty for any.</summary>
    public string Line { get; private init; } = "";

    /// <summary>Whether it reads a repository that is fetched.</summary>
    public bool IsFetched { get; private init; }

    /// <summary>Every one of both catalogues, in their order.</summary>
    public static ImmutableArray<SourceType> All { get; } =
    [
        .. ProviderCatalog.All.Select(static provider => new SourceType(provider.Type, provider.Type, provider.Summary)),
        .. GeneratorCatalog.All.SelectMany(Forms),
    ];

    private static IEnumerable<SourceType> Forms(GeneratorDescriptor generator) => generator.Kind switch
    {
        "pullRequests" => Drivers.Select(driver => Of(generator, $"pullRequests, driver {driver}") with { Line = $"driver: {driver}" }),
        "gitRepository" => [Of(generator, "gitRepository"), Of(generator, "gitRepository of others") with { IsFetched = true }],
        _ => [Of(generator, generator.Kind)],
    };

    private static SourceType Of(GeneratorDescriptor generator, string name) => new(name, generator.Kind, generator.Summary) { IsGenerator = true };
}
