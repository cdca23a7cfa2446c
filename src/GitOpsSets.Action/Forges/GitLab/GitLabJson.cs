using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>The strict shapes of GitLab's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(IReadOnlyList<GitLabMergeRequest>))]
[JsonSerializable(typeof(IReadOnlyList<GitLabReference>))]
[JsonSerializable(typeof(IReadOnlyList<GitLabEnvironment>))]
[JsonSerializable(typeof(IReadOnlyList<GitLabDeployment>))]
[JsonSerializable(typeof(IReadOnlyList<GitLabUser>))]
[JsonSerializable(typeof(GitLabMergeRequest))]
[JsonSerializable(typeof(GitLabReference))]
[JsonSerializable(typeof(GitLabEnvironment))]
[JsonSerializable(typeof(GitLabProject))]
internal sealed partial class GitLabJson : JsonSerializerContext;
