using static GitOpsSets.Engine.Definitions.Schemas.Shapes;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>The metadata of every object (apimachinery <c>ObjectMeta</c>), which Kubernetes decodes into a Go struct.</summary>
internal static class MetadataSchema
{
    private static readonly SchemaNode GoText = Text with { NullIsEmpty = true };

    public static SchemaNode Root { get; } = Object(
        ("name", Text),
        ("generateName", Text),
        ("namespace", Text),
        ("selfLink", Text),
        ("uid", Text),
        ("resourceVersion", Text),
        ("generation", Whole),
        ("creationTimestamp", Time),
        ("deletionTimestamp", Time),
        ("deletionGracePeriodSeconds", Whole),
        ("labels", MapOf(GoText)),
        ("annotations", MapOf(GoText)),
        ("finalizers", ListOf(GoText)),
        ("ownerReferences", ListOf(Object(
            ("apiVersion", Text),
            ("kind", Text),
            ("name", Text),
            ("uid", Text),
            ("controller", Flag),
            ("blockOwnerDeletion", Flag)))),
        ("managedFields", ListOf(Object(
            ("manager", Text),
            ("operation", Text),
            ("apiVersion", Text),
            ("time", Time),
            ("fieldsType", Text),
            ("fieldsV1", AnyObject),
            ("subresource", Text))))) with
    { OmitsEmpty = true };
}
