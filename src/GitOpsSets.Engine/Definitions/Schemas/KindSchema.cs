using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using static GitOpsSets.Engine.Definitions.Schemas.Shapes;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>One kind of definition as an API server knows it.</summary>
internal sealed record KindSchema
{
    private KindSchema(string kind, string group, string version, SchemaNode spec, SchemaNode status)
    {
        (Kind, Group, ApiVersion) = (kind, group, $"{group}/{version}");
        Root = Object(("apiVersion", Text), ("kind", Text), ("metadata", MetadataSchema.Root), ("spec", spec), ("status", status));
        HasRules = HasRulesIn(spec);
    }

    /// <summary>GitOpsSet in today's group.</summary>
    public static KindSchema GitOpsSet { get; } = new("GitOpsSet", ApiGroups.GitOpsSets[0], "v1alpha1", GitOpsSetSchema.Spec(secretNameIsRequired: true), GitOpsSetSchema.Status);

    /// <summary>GitOpsSet in the group of early definitions.</summary>
    public static KindSchema EarlyGitOpsSet { get; } = new("GitOpsSet", ApiGroups.GitOpsSets[1], "v1alpha1", GitOpsSetSchema.Spec(secretNameIsRequired: false), GitOpsSetSchema.Status);

    /// <summary>ResourceSet.</summary>
    public static KindSchema ResourceSet { get; } = new("ResourceSet", ApiGroups.FluxOperator, "v1", ResourceSetSchema.Spec, ResourceSetSchema.Status);

    /// <summary>ResourceSetInputProvider.</summary>
    public static KindSchema Provider { get; } = new("ResourceSetInputProvider", ApiGroups.FluxOperator, "v1", ProviderSchema.Spec, ProviderSchema.Status);

    /// <summary>Every kind.</summary>
    public static ImmutableArray<KindSchema> All { get; } = [GitOpsSet, EarlyGitOpsSet, ResourceSet, Provider];

    /// <summary>As definitions write it.</summary>
    public string Kind { get; }

    /// <summary>The API group.</summary>
    public string Group { get; }

    /// <summary>Group and version, as definitions write them.</summary>
    public string ApiVersion { get; }

    /// <summary>The whole object.</summary>
    public SchemaNode Root { get; }

    /// <summary>Whether there is any rule between fields.</summary>
    public bool HasRules { get; }

    /// <summary>The kind that an object says it is, in whatever version; null when it is none of ours.</summary>
    public static KindSchema? Of(YamlMapping source)
    {
        string? kind = (source["kind"] as YamlString)?.Value;
        string? group = (source["apiVersion"] as YamlString)?.Value.Split('/')[0];
        return All.FirstOrDefault(known => known.Kind == kind && known.Group == group);
    }

    private static bool HasRulesIn(SchemaNode node) =>
        !node.Rules.IsEmpty || node.Properties.Values.Append(node.Items).Append(node.Values).Any(child => child is not null && HasRulesIn(child));
}
