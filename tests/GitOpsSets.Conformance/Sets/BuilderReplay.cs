using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.References;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;
using ForeignText = GitOpsSets.Engine.Generators.ForeignText;

namespace GitOpsSets.Conformance.Sets;

/// <summary>
/// A ResourceSet as the operator builds it: input sets, steps, the objects of each step with labels, copies and checksums in place (<c>mutated</c>), their
/// <c>inventory</c>, what is <c>stale</c> after it, and the <c>revision</c>, which is the digest of the operator's own normalised <c>objects</c> as our emitter
/// writes them; a failure comes in the recorded <c>stage</c>. How a cluster's types normalise objects (<c>objects</c> beside <c>mutated</c>) and the order in
/// which they are applied (<c>applyOrder</c>) is left to Flux, which does both when it syncs: they are not compared.
/// </summary>
internal static class BuilderReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var factory = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet);
        var set = factory.ReadResourceSet((YamlMapping)YamlReader.ReadFirst(recorded.In.GetProperty("resourceSet").GetString()!, "set.yaml", YamlLimits.Default)!, findings);
        var providers = RecordedObjects.Of(recorded.In, "providers", text => text).All.SelectMany(item => factory.ReadOne(item).Value.Providers).ToImmutableArray();
        var tokens = new TokenSource();
        if (findings.Count > 0)
        {
            return Failed(recorded, "validate", findings);
        }

        var nothing = new RecordedObjects([]);
        var context = new GenerationContext(set, new ObjectIndex([]), new ArtifactTrees(nothing, default), new PullRequestListings([]), nothing, new ForeignText(tokens), GeneratorLimits.Default) { Http = new NoEndpoints() };
        var pool = new ProviderPool(providers, PrefersRecorded: true, MissingIsError: true);
        var answer = ElementProducer.ProduceAsync(context, pool, default).GetAwaiter().GetResult();
        if (answer is not GeneratorAnswer.Complete complete)
        {
            return Failed(recorded, "inputs", ((GeneratorAnswer.Failed)answer).Diagnostics);
        }

        var steps = TemplateCompiler.Compile(set);
        var rendered = steps.HasErrors ? null : ManifestRenderer.Render(set, steps.Value, complete.Elements, new RenderSettings(TemplateLimits.Default, TimeProvider.System, null) { Guard = Engine.Rendering.Guarding.GuardMode.Off }, tokens, default);
        return rendered is null || rendered.HasErrors ? Failed(recorded, "build", rendered?.Diagnostics ?? steps.Diagnostics) : Mutated(recorded, set, complete.Elements, rendered.Value.Manifests);
    }

    private static CaseResult Mutated(ConformanceCase recorded, SetDefinition set, ImmutableArray<Element> elements, ImmutableArray<RenderedManifest> manifests)
    {
        var cluster = RecordedObjects.Of(recorded.In, "cluster", text => text);
        ImmutableArray<YamlMapping> documents;
        DataChecksums checksums;
        string stage = "copyFrom";
        try
        {
            documents = [.. manifests.Select(manifest => CopiedData.Apply(manifest.Document, cluster.Find))];
            stage = "convertKubeConfigFrom";
            documents = [.. documents.Select(document => ConvertedKubeConfig.Apply(document, cluster.Find))];
            stage = "checksumFrom";
            checksums = new DataChecksums(documents, cluster.Find);
            documents = [.. documents.Select(checksums.Apply)];
        }
        catch (ReferenceException exception)
        {
            return Failed(recorded, stage, [exception.Message]);
        }

        var inputs = elements.Where(element => element.Values is not null).ToList();
        string actual = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{inputs.Count} sets, external [{string.Join(", ", checksums.External)}]\n{string.Join('\n', Steps(set, manifests, documents))}");
        if (!recorded.ExpectsSuccess)
        {
            // Where the operator crashed on what a cluster's types make of it, the objects themselves are right.
            return recorded.RecordsPanic ? CaseResult.Pass : CaseResult.Fail($"expected the failure '{recorded.Out}', but built {actual}");
        }

        var ok = recorded.Out.GetProperty("ok");
        return CaseResult.Same(
            $"{Expected(ok)}\n{RecordedInventory.Of(ok)}\n{RecordedInventory.Stale(ok)}\n{ok.GetProperty("revision").GetString()}",
            $"{actual}\n{RecordedInventory.Of(documents)}\n{RecordedInventory.Stale(recorded.In, documents)}\n{RecordedRevision.Of(ok)}");
    }

    private static IEnumerable<string> Steps(SetDefinition set, ImmutableArray<RenderedManifest> manifests, ImmutableArray<YamlMapping> documents) =>
        set.Steps.Select(step => $"{step.Name}: {RecordedJson.Write(new YamlSequence([.. manifests.Zip(documents).Where(pair => pair.First.Step == step.Name).Select(pair => pair.Second)]))}");

    private static string Expected(JsonElement ok)
    {
        var external = ok.TryGetProperty("externalChecksumRefs", out var references) ? references.EnumerateArray().Select(reference => reference.GetString()) : [];
        var steps = ok.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("name").GetString()}: {RecordedJson.Normalise(step.GetProperty("mutated"))}");
        return $"{ok.GetProperty("inputSets").GetRawText()} sets, external [{string.Join(", ", external)}]\n{string.Join('\n', steps)}";
    }

    private static CaseResult Failed(ConformanceCase recorded, string stage, IEnumerable<object> findings)
    {
        if (recorded.ExpectsSuccess)
        {
            return CaseResult.Fail($"expected success, but {string.Join(" / ", findings)}");
        }

        return CaseResult.Same(recorded.Out.GetProperty("stage").GetString()!, stage);
    }
}
