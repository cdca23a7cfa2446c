using System.Collections.Frozen;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>
/// The fields of Flux' source objects (source.toolkit.fluxcd.io, image.toolkit.fluxcd.io), former versions among them. Another one, misspelt or of a later version, could
/// choose other content: it is refused, as the cluster's own schema refuses it.
/// </summary>
internal static class KnownFields
{
    /// <summary>Of the <c>spec</c> of a GitRepository.</summary>
    public static FrozenSet<string> Git { get; } = Set(
        "url", "secretRef", "provider", "serviceAccountName", "interval", "timeout", "ref", "verify", "ignore", "suspend", "recurseSubmodules", "include", "sparseCheckout", "proxySecretRef", "accessFrom", "gitImplementation");

    /// <summary>Of its <c>ref</c>.</summary>
    public static FrozenSet<string> GitReference { get; } = Set("branch", "tag", "semver", "name", "commit");

    /// <summary>Of the <c>spec</c> of an OCIRepository.</summary>
    public static FrozenSet<string> Oci { get; } = Set(
        "url", "ref", "layerSelector", "provider", "secretRef", "verify", "serviceAccountName", "certSecretRef", "proxySecretRef", "interval", "timeout", "ignore", "insecure", "suspend");

    /// <summary>Of its <c>ref</c>.</summary>
    public static FrozenSet<string> OciReference { get; } = Set("digest", "semver", "semverFilter", "tag");

    /// <summary>Of its <c>layerSelector</c>.</summary>
    public static FrozenSet<string> OciLayer { get; } = Set("mediaType", "operation");

    /// <summary>Of the <c>spec</c> of an ImageRepository.</summary>
    public static FrozenSet<string> Image { get; } = Set(
        "image", "interval", "timeout", "secretRef", "proxySecretRef", "serviceAccountName", "certSecretRef", "suspend", "accessFrom", "exclusionList", "provider", "insecure");

    /// <summary>Refuses what is not among them.</summary>
    /// <param name="fields">Of the object; null for none.</param>
    /// <param name="known">What they may be.</param>
    public static void Check(FieldReader? fields, FrozenSet<string> known)
    {
        foreach (var entry in fields?.Mapping.Entries ?? [])
        {
            if (!known.Contains(entry.Key) && fields!.Node(entry.Key) is not null)
            {
                fields.Refuse(entry.Key, "there is no such field", DiagnosticCodes.GeneratorInvalid, NearestName.Of(entry.Key, known) is { } near ? $"did you mean '{near}'?" : "leave it out, or map the repository to a folder with the input sources");
            }
        }
    }

    private static FrozenSet<string> Set(params string[] names) => FrozenSet.ToFrozenSet(names, StringComparer.Ordinal);
}
