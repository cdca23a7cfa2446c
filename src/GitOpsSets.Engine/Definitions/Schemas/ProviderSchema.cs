using static GitOpsSets.Engine.Definitions.Schemas.Shapes;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>The fields of a ResourceSetInputProvider (specs/resourceset.md §1.2).</summary>
internal static class ProviderSchema
{
    private static readonly SchemaNode SecretName = Object(("name", Required(Text)));

    private static readonly (string Name, SchemaNode Node)[] ScheduleFields =
    [
        ("cron", Required(Text)),
        ("timeZone", Defaulted(Text, "UTC")),
        ("window", Defaulted(Matching(SchemaPattern.Duration), "0s")),
    ];

    public static SchemaNode Status { get; } = Object(
        ("conditions", StatusSchemas.Conditions),
        ("exportedInputs", ListOf(MapOf(Anything))),
        ("lastExportedRevision", Text),
        ("lastHandledForceAt", Text),
        ("lastHandledReconcileAt", Text),
        ("nextSchedule", Object([("when", Required(Time)), .. ScheduleFields])));

    public static SchemaNode Spec { get; } = Object(
        ("type", Required(OneOf(
            "Static",
            "GitHubBranch",
            "GitHubTag",
            "GitHubPullRequest",
            "GitLabBranch",
            "GitLabTag",
            "GitLabMergeRequest",
            "GitLabEnvironment",
            "AzureDevOpsBranch",
            "AzureDevOpsTag",
            "AzureDevOpsPullRequest",
            "AWSCodeCommitBranch",
            "AWSCodeCommitTag",
            "AWSCodeCommitPullRequest",
            "GiteaBranch",
            "GiteaTag",
            "GiteaPullRequest",
            "OCIArtifactTag",
            "ACRArtifactTag",
            "ECRArtifactTag",
            "GARArtifactTag",
            "ExternalService",
            "ExternalArtifact"))),
        ("url", Matching(SchemaPattern.ProviderUrl)),
        ("insecure", Flag),
        ("serviceAccountName", Text),
        ("secretRef", SecretName),
        ("certSecretRef", SecretName),
        ("defaultValues", MapOf(Anything)),
        ("filter", Object(
            ("includeBranch", Text),
            ("excludeBranch", Text),
            ("includeTag", Text),
            ("excludeTag", Text),
            ("includeEnvironment", Text),
            ("excludeEnvironment", Text),
            ("labels", TextList),
            ("limit", Defaulted(Whole with { Maximum = 10_000 }, 100)),
            ("semver", Text))),
        ("skip", Object(("labels", TextList))),
        ("schedule", ListOf(Object(ScheduleFields))),
        ("selectors", ListOf(Object([("name", Text), ("namespace", Text), .. SelectorFields]) with { Rules = [ProviderRules.NameOrLabels] }))) with
    { Rules = ProviderRules.OfSpec };
}
