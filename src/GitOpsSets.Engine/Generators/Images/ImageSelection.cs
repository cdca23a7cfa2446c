using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Repositories;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Images;

/// <summary>Evaluates an ImagePolicy against its registry, as the image reflector does in a cluster.</summary>
/// <param name="context">What may be asked.</param>
/// <param name="policy">The <c>spec</c> of the ImagePolicy.</param>
/// <param name="repository">The <c>spec</c> of its ImageRepository.</param>
/// <param name="repositoryNamespace">Where the ImageRepository is.</param>
internal sealed class ImageSelection(GenerationContext context, YamlMapping policy, YamlMapping repository, string repositoryNamespace)
{
    private const string Registry = "oci";
    private static readonly string[] Timing = ["interval", "timeout", "suspend"];
    private readonly DropLog? _drops = context.NewDropLog();

    /// <summary>What is asked: a change of it asks something else.</summary>
    public YamlMapping Question => new([new("policy", default, Lasting(policy)), new("repository", default, Lasting(repository))]);

    /// <summary>Whether a cluster looks for nothing now.</summary>
    public bool IsSuspended => policy["suspend"] is YamlBoolean { Value: true } || repository["suspend"] is YamlBoolean { Value: true };

    /// <summary>The tags that were not chosen; none where nobody asks for them.</summary>
    public ImmutableArray<DroppedItem> Dropped => _drops?.Items ?? [];

    /// <summary>Finds the image.</summary>
    /// <param name="known">What was chosen before; null for nothing.</param>
    /// <param name="findings">Why there is none.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<ImageReference?> LatestAsync(ImageReference? known, ImmutableArray<Diagnostic>.Builder findings, CancellationToken cancellationToken)
    {
        var spec = new FieldReader(repository, "spec", findings);
        var wanted = new FieldReader(policy, "spec", findings);
        var images = ImageRepositoryObject.Read(spec, new RepositorySecrets(context, repositoryNamespace));
        var tags = TagPolicy.Read(wanted);
        string reflection = wanted.Text("digestReflectionPolicy");
        if (repositoryNamespace != context.Set.Name.Namespace && !ImageRepositoryObject.IsOpenTo(spec, context.Objects, context.Set.Name.Namespace))
        {
            spec.Refuse("accessFrom", $"it does not let policies of the namespace '{context.Set.Name.Namespace}' in", DiagnosticCodes.GeneratorInvalid);
        }

        if (findings.Count > 0)
        {
            return null;
        }

        if (context.References.Find(Registry) is not { } lister)
        {
            return Fail(findings, $"there is nobody to ask for the tags of {images.Image}");
        }

        var listing = await context.References.ListAsync(lister, images.Repository, ReferenceKind.Tag, cancellationToken);
        if (listing is not Listing<ForgeReference>.Complete { Items: var listed })
        {
            return Fail(findings, Explain((Listing<ForgeReference>.Failed)listing, images));
        }

        try
        {
            string[] names = [.. listed.Select(static tag => tag.Name).Where(tag => !IsExcluded(tag, images))];
            string? latest = tags.Latest(names);
            TellOthers(names, latest, tags);
            return latest is not null
                ? await DigestAsync(lister, images, new ImageReference(images.Image, latest, ""), known, reflection, findings, cancellationToken)
                : Fail(findings, $"none of the {names.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)} tags of {images.Image} is one that its policy chooses");
        }
        catch (FormatException exception)
        {
            return Fail(findings, $"the tags of {images.Image} cannot be compared: {exception.Message}");
        }
    }

    private static async Task<ImageReference?> DigestAsync(
        IReferenceLister lister, ImageRepositoryObject images, ImageReference latest, ImageReference? known, string reflection, ImmutableArray<Diagnostic>.Builder findings, CancellationToken cancellationToken)
    {
        if (reflection is not ("Always" or "IfNotPresent"))
        {
            return latest;
        }

        if (reflection == "IfNotPresent" && known is { Digest.Length: > 0 } && known with { Digest = "" } == latest)
        {
            return known;
        }

        return await lister.CompleteAsync(images.Repository, ReferenceKind.Tag, new ForgeReference(latest.Tag, ""), cancellationToken) switch
        {
            Listing<ForgeReference>.Complete { Items: [var tag] } => latest with { Digest = tag.Sha },
            Listing<ForgeReference>.Failed failed => Fail(findings, Explain(failed, images)),
            _ => Fail(findings, $"the tag {latest.Tag} of {images.Image} is gone"),
        };
    }

    private bool IsExcluded(string tag, ImageRepositoryObject images)
    {
        bool isExcluded = images.Exclusions.Any(exclusion => exclusion.IsMatch(tag));
        if (isExcluded)
        {
            _drops?.Add(ItemName.Of("tag", tag), new DropRule(DropReason.Exclusion, "is excluded by its ImageRepository", (repository["exclusionList"] ?? repository).Span));
        }

        return isExcluded;
    }

    private void TellOthers(IEnumerable<string> names, string? latest, TagPolicy tags)
    {
        foreach (string name in _drops is null ? [] : names.Where(name => name != latest))
        {
            var rule = tags.Passes(name)
                ? new DropRule(DropReason.Filter, latest is null ? "is none that the policy chooses" : $"is not the one that the policy chooses, which is '{latest}'", (policy["policy"] ?? policy).Span)
                : new DropRule(DropReason.Filter, "does not pass 'filterTags' of its ImagePolicy", (policy["filterTags"] ?? policy).Span);
            _drops!.Add(ItemName.Of("tag", name), rule);
        }
    }

    private static string Explain(Listing<ForgeReference>.Failed failed, ImageRepositoryObject images) =>
        images.MissingSecret is { } secret ? $"{failed.Failure with { Advice = $"Hand in its Secret through the input secrets: {secret}/.dockerconfigjson=…" }}" : failed.Failure.ToString();

    private static ImageReference? Fail(ImmutableArray<Diagnostic>.Builder findings, string message)
    {
        findings.Add(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Error, message, null));
        return null;
    }

    private static YamlMapping Lasting(YamlMapping spec) => new([.. spec.Entries.Where(static entry => !Timing.Contains(entry.Key, StringComparer.Ordinal))], spec.Span);
}
