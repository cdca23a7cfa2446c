using static GitOpsSets.Engine.Definitions.Schemas.Shapes;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>The fields of a ResourceSet (specs/resourceset.md §1.1).</summary>
internal static class ResourceSetSchema
{
    private static readonly SchemaNode Resources = ListOf(AnyObject);

    public static SchemaNode Status { get; } = Object(
        ("conditions", StatusSchemas.Conditions),
        ("externalChecksumRefs", TextList),
        ("history", ListOf(Object(
            ("digest", Required(Text)),
            ("firstReconciled", Required(Time)),
            ("lastReconciled", Required(Time)),
            ("lastReconciledDuration", Required(Text)),
            ("lastReconciledStatus", Required(Text)),
            ("metadata", TextMap),
            ("totalReconciliations", Required(Whole))))),
        ("inventory", Object(("entries", Required(StatusSchemas.InventoryEntries)))),
        ("lastAppliedRevision", Text),
        ("lastHandledReconcileAt", Text));

    public static SchemaNode Spec { get; } = Object(
        ("commonMetadata", Object(("annotations", TextMap), ("labels", TextMap))),
        ("dependsOn", ListOf(Object(
            ("apiVersion", Required(Text)),
            ("kind", Required(Text)),
            ("name", Required(Text)),
            ("namespace", Text),
            ("ready", Flag),
            ("readyExpr", Text)))),
        ("inputStrategy", Object(("name", Required(OneOf("Flatten", "Permute"))), ("includeEmptyProviders", Flag)) with { Rules = [ResourceSetRules.EmptyProvidersOnlyPermute] }),
        ("inputs", ListOf(MapOf(Anything))),
        ("inputsFrom", ListOf(Object(
            ("apiVersion", OneOf("fluxcd.controlplane.io/v1")),
            ("kind", OneOf("ResourceSetInputProvider")),
            ("name", Text),
            ("selector", LabelSelector)) with
        { Rules = ResourceSetRules.OfReference })),
        ("resources", Resources),
        ("resourcesTemplate", Text),
        ("serviceAccountName", Text),
        ("steps", ListOf(Object(
            ("name", Required(Matching(SchemaPattern.StepName) with { MaxLength = 63 })),
            ("resources", Resources),
            ("resourcesTemplate", Text),
            ("timeout", Matching(SchemaPattern.Duration))) with
        { Rules = [ResourceSetRules.StepHasContent] }) with
        { MinItems = 1, MaxItems = 20, Rules = [ResourceSetRules.StepNamesDiffer] }),
        ("wait", Flag)) with
    { Rules = ResourceSetRules.OfSpec };
}
