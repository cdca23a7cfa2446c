using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Generators.Repositories;
using GitOpsSets.Engine.Generators.Selectors;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Functions.RegularExpressions;

namespace GitOpsSets.Engine.Generators.Images;

/// <summary>Which tags of an image are looked at, and as whom: an ImageRepository (image-reflector-controller v1).</summary>
/// <param name="Image">As written, without a tag.</param>
/// <param name="Repository">Where it is.</param>
/// <param name="Exclusions">Tags that match one of them are none.</param>
internal sealed record ImageRepositoryObject(string Image, ForgeRepository Repository, ImmutableArray<RegularExpression> Exclusions)
{
    // Signatures that lie beside what they sign.
    private const string DefaultExclusion = @"^.*\.sig$";
    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>A Secret that the object names and the user did not hand in; null for none.</summary>
    public string? MissingSecret { get; private init; }

    /// <summary>Reads <c>spec</c>; what is wrong goes to the reader.</summary>
    public static ImageRepositoryObject Read(FieldReader spec, RepositorySecrets secrets)
    {
        KnownFields.Check(spec, KnownFields.Image);
        string image = spec.Text("image");
        if (image.Length == 0 || image.Contains("://", StringComparison.Ordinal) || !RegistryAddress.TryRead(image, spec.Flag("insecure"), out var address))
        {
            spec.Refuse("image", $"'{image}' names no image: write it as host/name, without a tag", DiagnosticCodes.GeneratorInvalid);
            address = new RepositoryAddress(new Uri("https://localhost"), "");
        }

        var access = RegistryAccess.Read(spec, secrets, address);
        var repository = new ForgeRepository(address.Server, address.Path, access.Password) { Tls = access.Tls, Identity = access.Identity };
        return new ImageRepositoryObject(image, repository, ReadExclusions(spec)) { MissingSecret = access.MissingSecret };
    }

    /// <summary>Whether a policy of another namespace may use it.</summary>
    /// <param name="spec">Of the ImageRepository; receives the findings.</param>
    /// <param name="objects">Holds the Namespace objects, whose labels are asked for.</param>
    /// <param name="namespaceName">Of the policy.</param>
    public static bool IsOpenTo(FieldReader spec, ObjectIndex objects, string namespaceName)
    {
        var labels = objects.OfKind("Namespace").Where(item => ((item["metadata"] as YamlMapping)?["name"] as YamlString)?.Value == namespaceName).Select(Annotations.LabelsOf).FirstOrDefault(ImmutableDictionary<string, string>.Empty);
        return (spec.Object("accessFrom")?.Objects("namespaceSelectors") ?? []).Any(selector => LabelSelectorReader.Read(selector, coerces: false).Matches(labels.SetItem(NameLabel, namespaceName)));
    }

    private static ImmutableArray<RegularExpression> ReadExclusions(FieldReader spec)
    {
        var patterns = spec.Texts("exclusionList");
        try
        {
            return [.. (patterns.IsEmpty ? [DefaultExclusion] : patterns).Select(RegularExpression.Compile)];
        }
        catch (RegularExpressionException exception)
        {
            spec.Refuse("exclusionList", $"it holds no regular expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
            return [];
        }
    }
}
