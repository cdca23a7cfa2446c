using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>The strict shapes of Azure DevOps' answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
[JsonSerializable(typeof(AzureDevOpsPage<AzureDevOpsPull>))]
[JsonSerializable(typeof(AzureDevOpsPage<AzureDevOpsReference>))]
[JsonSerializable(typeof(AzureDevOpsPage<AzureDevOpsBranch>))]
[JsonSerializable(typeof(AzureDevOpsPage<AzureDevOpsLabel>))]
[JsonSerializable(typeof(AzureDevOpsPage<AzureDevOpsTeam>))]
[JsonSerializable(typeof(AzureDevOpsPage<AzureDevOpsTeam.Member>))]
[JsonSerializable(typeof(AzureDevOpsPull))]
[JsonSerializable(typeof(AzureDevOpsAnnotatedTag))]
[JsonSerializable(typeof(AzureDevOpsRepository))]
internal sealed partial class AzureDevOpsJson : JsonSerializerContext;
