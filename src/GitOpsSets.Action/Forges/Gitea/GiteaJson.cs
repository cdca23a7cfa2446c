using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>The strict shapes of Gitea's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(IReadOnlyList<GiteaPull>))]
[JsonSerializable(typeof(IReadOnlyList<GiteaBranch>))]
[JsonSerializable(typeof(IReadOnlyList<GiteaTag>))]
[JsonSerializable(typeof(IReadOnlyList<GiteaLabel>))]
[JsonSerializable(typeof(GiteaLabel))]
[JsonSerializable(typeof(GiteaPull))]
[JsonSerializable(typeof(GiteaBranch))]
[JsonSerializable(typeof(GiteaTag))]
[JsonSerializable(typeof(GiteaRepository))]
internal sealed partial class GiteaJson : JsonSerializerContext;
