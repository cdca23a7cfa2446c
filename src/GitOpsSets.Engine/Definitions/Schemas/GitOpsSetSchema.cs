using static GitOpsSets.Engine.Definitions.Schemas.Shapes;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>The fields of a GitOpsSet (specs/gitopsset.md §1.2).</summary>
internal static class GitOpsSetSchema
{
    private static readonly SchemaNode Files = ListOf(Object(("path", Required(Text))));

    private static readonly SchemaNode Directories = ListOf(Object(("path", Required(Text)), ("exclude", Flag)));

    private static readonly SchemaNode Repository = Object(("repositoryRef", Text), ("files", Files), ("directories", Directories));

    public static SchemaNode Status { get; } = Object(
        ("conditions", StatusSchemas.Conditions),
        ("inventory", Object(("entries", StatusSchemas.InventoryEntries))),
        ("lastHandledReconcileAt", Text),
        ("observedGeneration", Whole));

    /// <summary>The fields of <c>spec</c>.</summary>
    /// <param name="secretNameIsRequired">Whether a <c>secretRef</c> must have a name; the early API group left it open.</param>
    public static SchemaNode Spec(bool secretNameIsRequired)
    {
        var secret = Object(("name", Text with { IsRequired = secretNameIsRequired }));
        var leaves = Leaves(secret);
        var matrix = Object(("generators", ListOf(Object([("name", Text), .. leaves]))), ("singleElement", Flag));
        return Object(
            ("suspend", Flag),
            ("serviceAccountName", Text),
            ("generators", ListOf(Object([("matrix", matrix), .. leaves]))),
            ("templates", ListOf(Object(("content", Required(AnyObject)), ("repeat", Text)))));
    }

    private static (string Name, SchemaNode Node)[] Leaves(SchemaNode secret) =>
    [
        ("list", Object(("elements", ListOf(Anything)))),
        ("gitRepository", Repository),
        ("ociRepository", Repository),
        ("cluster", Object(("selector", LabelSelector))),
        ("imagePolicy", Object(("policyRef", Text))),
        ("config", Object(("kind", Required(OneOf("ConfigMap", "Secret"))), ("name", Required(Text)))),
        ("pullRequests", Object(
            ("interval", Required(Text)),
            ("driver", Required(OneOf("github", "gitlab", "bitbucketserver"))),
            ("serverURL", Matching(SchemaPattern.HttpsUrl)),
            ("repo", Required(Text)),
            ("secretRef", secret),
            ("labels", TextList),
            ("forks", Flag))),
        ("apiClient", Object(
            ("interval", Required(Text)),
            ("endpoint", Matching(SchemaPattern.HttpUrl)),
            ("method", Defaulted(OneOf("GET", "POST"), "GET")),
            ("jsonPath", Text),
            ("headersRef", Object(("kind", Required(OneOf("Secret", "ConfigMap"))), ("name", Required(Text)))),
            ("body", Anything),
            ("singleElement", Flag),
            ("secretRef", secret))),
    ];
}
