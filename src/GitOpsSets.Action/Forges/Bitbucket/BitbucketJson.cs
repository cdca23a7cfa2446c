using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>The strict shapes of Bitbucket's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(BitbucketPage<BitbucketPull>))]
[JsonSerializable(typeof(BitbucketPull))]
[JsonSerializable(typeof(BitbucketRepository))]
internal sealed partial class BitbucketJson : JsonSerializerContext;
