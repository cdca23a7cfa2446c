using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>The file <c>scenario.json</c>: the world around a scenario, where it is not the usual one.</summary>
internal sealed record ScenarioSettings
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Where the checkout comes from.</summary>
    public string Remote { get; init; } = "https://github.com/acme/fleet";

    /// <summary>The time of the run.</summary>
    public DateTimeOffset Clock { get; init; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Options besides <c>run --publish files</c>.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Variables of the run, such as those that clouds know it by.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The pull requests of github.com/acme/shop, in the order they were opened.</summary>
    public ImmutableArray<PullRequest> PullRequests { get; init; } = [];

    /// <summary>Whether GitHub answers everything with an error of its own.</summary>
    public bool IsForgeDown { get; init; }

    /// <summary>Repositories on forges.</summary>
    public ImmutableArray<Repository> Repositories { get; init; } = [];

    /// <summary>Images in registries.</summary>
    public ImmutableArray<Image> Images { get; init; } = [];

    /// <summary>Repositories whose files are fetched with git.</summary>
    public ImmutableArray<Files> Git { get; init; } = [];

    /// <summary>Artifacts in registries.</summary>
    public ImmutableArray<Files> Artifacts { get; init; } = [];

    /// <summary>What HTTP services answer.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    public static ScenarioSettings Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<ScenarioSettings>(File.ReadAllText(file), Format)! : new ScenarioSettings();

    /// <summary>A repository on a forge.</summary>
    /// <param name="Forge"><c>github</c>, <c>gitlab</c>, <c>gitea</c>, <c>azuredevops</c>, <c>codecommit</c> or <c>bitbucket</c>.</param>
    /// <param name="Host">The server, such as <c>gitlab.com</c>.</param>
    /// <param name="Name">As the forge names it.</param>
    internal sealed record Repository(string Forge, string Host, string Name)
    {
        /// <summary>Who does not show it sees nothing; null to let everybody in.</summary>
        public string? Token { get; init; }

        public ImmutableArray<string> Branches { get; init; } = [];

        public ImmutableArray<string> Tags { get; init; } = [];

        public ImmutableArray<FakeEnvironment> Environments { get; init; } = [];

        /// <summary>In the order they were opened.</summary>
        public ImmutableArray<PullRequest> PullRequests { get; init; } = [];
    }

    /// <summary>An image with its tags.</summary>
    internal sealed record Image(string Host, string Name, ImmutableArray<string> Tags);

    /// <summary>Files elsewhere.</summary>
    /// <param name="Host">Such as <c>github.com</c> or <c>ghcr.io</c>.</param>
    /// <param name="Name">Of the repository there.</param>
    /// <param name="Folder">With the files, beside the settings.</param>
    /// <param name="At">The branch or tag they are at.</param>
    internal sealed record Files(string Host, string Name, string Folder, string At);

    /// <summary>An HTTP service.</summary>
    /// <param name="Url">The only address it has.</param>
    /// <param name="File">With its answer, beside the settings.</param>
    internal sealed record Service(string Url, string File)
    {
        public string Method { get; init; } = "GET";

        /// <summary>The header <c>Authorization</c> without which it answers 401; null for none.</summary>
        public string? Authorization { get; init; }
    }

    internal sealed record PullRequest(string Branch)
    {
        public string Title { get; init; } = "A change";

        public string Author { get; init; } = "anna";

        public ImmutableArray<string> Labels { get; init; } = ["preview"];

        public string? Fork { get; init; }

        public bool IsClosed { get; init; }
    }
}
