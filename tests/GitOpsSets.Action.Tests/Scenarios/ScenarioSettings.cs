using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary>The pull requests of acme/shop, in the order they were opened.</summary>
    public ImmutableArray<PullRequest> PullRequests { get; init; } = [];

    /// <summary>Whether GitHub answers everything with an error of its own.</summary>
    public bool IsForgeDown { get; init; }

    /// <summary>Whether the answers of its source lock stand for services that no scenario has.</summary>
    public bool IsLocked { get; init; }

    public static ScenarioSettings Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<ScenarioSettings>(File.ReadAllText(file), Format)! : new ScenarioSettings();

    internal sealed record PullRequest(string Branch)
    {
        public string Title { get; init; } = "A change";

        public string Author { get; init; } = "anna";

        public ImmutableArray<string> Labels { get; init; } = ["preview"];

        public string? Fork { get; init; }

        public bool IsClosed { get; init; }
    }
}
