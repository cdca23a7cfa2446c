using System.Text.RegularExpressions;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>How an OCIRepository wants to be fetched (source-controller v1).</summary>
internal static partial class OciRepositoryReader
{
    private const string DefaultTag = "latest";

    /// <summary>Reads <c>spec</c>; what is wrong goes to the reader.</summary>
    /// <param name="spec">Of the object.</param>
    /// <param name="secrets">What it may name.</param>
    public static RemoteSource Read(FieldReader spec, RepositorySecrets secrets)
    {
        KnownFields.Check(spec, KnownFields.Oci);
        const string Instead = "map the repository to a folder with the input sources";
        if (spec.Node("verify") is not (null or YamlMapping { Entries.IsEmpty: true }))
        {
            spec.Refuse("verify", "signatures are not checked here, and what nobody checked is not read", DiagnosticCodes.GeneratorInvalid, Instead);
        }

        string url = spec.Text("url");
        if (!url.StartsWith("oci://", StringComparison.Ordinal) || !RegistryAddress.TryRead(url, spec.Flag("insecure"), out var address))
        {
            spec.Refuse("url", $"'{url}' names no repository of a registry: write it as oci://host/repository", DiagnosticCodes.GeneratorInvalid);
            address = new RepositoryAddress(new Uri("https://localhost"), "");
        }

        var layer = spec.Object("layerSelector");
        KnownFields.Check(layer, KnownFields.OciLayer);
        string operation = layer?.Text("operation") ?? "";
        if (operation is not ("" or "extract" or "copy"))
        {
            layer!.Refuse("operation", "it is 'extract' or 'copy'", DiagnosticCodes.GeneratorInvalid);
        }

        return new RemoteSource.Oci(address.Server, address.Path, ReadReference(spec))
        {
            Access = RegistryAccess.Read(spec, secrets, address),
            LayerMediaType = layer?.Text("mediaType") ?? "",
            IsCopied = operation == "copy",
        };
    }

    // The same precedence as source-controller's: digest, semver, tag.
    private static OciReference ReadReference(FieldReader spec)
    {
        var reference = spec.Object("ref");
        KnownFields.Check(reference, KnownFields.OciReference);
        if (reference?.Text("digest") is { Length: > 0 } digest)
        {
            if (!DigestPattern.IsMatch(digest))
            {
                reference.Refuse("digest", "a digest is 'sha256:' and 64 hexadecimal digits", DiagnosticCodes.GeneratorInvalid);
            }

            return new OciReference.Digest(digest);
        }

        if (reference?.Text("semver") is { Length: > 0 } versions)
        {
            return new OciReference.Chosen($"a tag with a version of {versions}", VersionChoice.Read(reference, "semver", "semverFilter") is { } choice ? choice.Of : static _ => null);
        }

        string tag = reference?.Text("tag") is { Length: > 0 } written ? written : DefaultTag;
        if (!TagPattern.IsMatch(tag))
        {
            reference?.Refuse("tag", $"'{tag}' is no tag", DiagnosticCodes.GeneratorInvalid);
        }

        return new OciReference.Tag(tag);
    }

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex DigestPattern { get; }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,127}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern { get; }
}
