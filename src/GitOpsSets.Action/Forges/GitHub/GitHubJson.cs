using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>The strict shapes of GitHub's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(IReadOnlyList<GitHubPull>))]
[JsonSerializable(typeof(IReadOnlyList<GitHubReference>))]
[JsonSerializable(typeof(GitHubGitReference))]
[JsonSerializable(typeof(GitHubPull))]
[JsonSerializable(typeof(GitHubRepository))]
[JsonSerializable(typeof(GitHubCommit))]
[JsonSerializable(typeof(GitHubInstallation))]
[JsonSerializable(typeof(GitHubInstallationToken))]
internal sealed partial class GitHubJson : JsonSerializerContext;
