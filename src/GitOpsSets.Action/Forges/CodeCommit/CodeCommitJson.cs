using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>The strict shapes of CodeCommit's questions and answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(CodeCommitPullPage))]
[JsonSerializable(typeof(CodeCommitPullAnswer))]
[JsonSerializable(typeof(CodeCommitPullQuery))]
[JsonSerializable(typeof(CodeCommitPullKey))]
internal sealed partial class CodeCommitJson : JsonSerializerContext;
