using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.Bitbucket;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Action.Sources;
using GitOpsSets.Conformance.Ports;
using GitOpsSets.Conformance.Requests;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;
using ForeignText = GitOpsSets.Engine.Generators.ForeignText;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Elements and objects of one GitOpsSet beside the objects of a recorded cluster, which stand for the repository's manifests.</summary>
internal static class GeneratorsReplay
{
    private static readonly JsonElement NoScript = JsonDocument.Parse("[]").RootElement;

    public static CaseResult Run(ConformanceCase recorded)
    {
        string text = recorded.In.GetProperty("gitopsSet").GetString()!;
        if (RecordedSources.Missing(text) is { } reason)
        {
            return CaseResult.Skip(reason);
        }

        var script = recorded.In.TryGetProperty("http", out var http) ? http : NoScript;
        using var server = new ScriptedServer(script);
        using var tls = recorded.In.TryGetProperty("tls", out var speaksTls) && speaksTls.GetBoolean() ? new TlsFront(server.Port) : null;
        var policy = ForgeHttpPolicy.Default.WithPrivateHosts(["127.0.0.1", "localhost"]);
        using var endpoints = new HttpSource(policy, new HurriedClock(), () => 0.5, _ => { });
        string Prepare(string recordedText) => RecordedAuthorities.Fill(recordedText).Replace("PORT", (tls?.Port ?? server.Port).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        using var forge = new ForgeHttp(policy, new HurriedClock(), () => 0.5, _ => { });
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var definition = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadGitOpsSet((YamlMapping)YamlReader.ReadFirst(Prepare(text), "set.yaml", YamlLimits.Default)!, findings);
        if (findings.Count > 0)
        {
            return Failed(recorded, findings);
        }

        var objects = RecordedObjects.Of(recorded.In, "cluster", Prepare);
        var tokens = new TokenSource();
        var context = new GenerationContext(
            definition,
            new ObjectIndex(objects.All),
            new ArtifactTrees(objects, script),
            new PullRequestListings([new GitHubPullRequests(forge, new GitHubAccess(forge, ForgeTokens.None, _ => { })), new GitLabMergeRequests(forge, ForgeTokens.None), new BitbucketPullRequests(forge, ForgeTokens.None)]),
            objects,
            new ForeignText(tokens),
            GeneratorLimits.Default)
        {
            Http = endpoints,
            Enabled = new EnabledGenerators(recorded.In.TryGetProperty("enabledGenerators", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : []),
        };
        var answer = ElementProducer.ProduceAsync(context, new ProviderPool([], PrefersRecorded: false, MissingIsError: true), default).GetAwaiter().GetResult();
        var result = answer switch
        {
            GeneratorAnswer.Failed failed => Failed(recorded, failed.Diagnostics),
            GeneratorAnswer.Complete complete when recorded.In.GetProperty("want").GetString() == "objects" => Objects(recorded, definition, complete, tokens),
            GeneratorAnswer.Complete complete => Elements(recorded, complete),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return RequestComparison.Judge(result, recorded, server.Journal, mayStop: answer is GeneratorAnswer.Failed);
    }

    private static CaseResult Elements(ConformanceCase recorded, GeneratorAnswer.Complete complete) =>
        recorded.ExpectsSuccess
            ? CaseResult.Same(RecordedValues.Print(RecordedValues.Value(recorded.Out.GetProperty("ok").GetProperty("elements"), JsonNumberModel.Float64)), RecordedValues.Print(complete.Elements))
            : CaseResult.Fail($"expected the failure '{recorded.Out}', but found {RecordedValues.Print(complete.Elements)}");

    private static CaseResult Objects(ConformanceCase recorded, SetDefinition definition, GeneratorAnswer.Complete complete, TokenSource tokens)
    {
        var steps = TemplateCompiler.Compile(definition);
        var rendered = steps.HasErrors ? null : ManifestRenderer.Render(definition, steps.Value, complete.Elements, new RenderSettings(TemplateLimits.Default, TimeProvider.System, null) { Guard = Engine.Rendering.Guarding.GuardMode.Off }, tokens, default);
        if (rendered is null || rendered.HasErrors)
        {
            return Failed(recorded, rendered?.Diagnostics ?? steps.Diagnostics);
        }

        string actual = RecordedJson.Write(new YamlSequence([.. rendered.Value.Manifests.Select(manifest => manifest.Document)]));
        return recorded.ExpectsSuccess
            ? CaseResult.Same(RecordedJson.Normalise(recorded.Out.GetProperty("ok").GetProperty("objects")), actual)
            : CaseResult.Fail($"expected the failure '{recorded.Out}', but rendered {actual}");
    }

    private static CaseResult Failed(ConformanceCase recorded, IEnumerable<Diagnostic> findings) =>
        recorded.ExpectsSuccess ? CaseResult.Fail($"expected success, but {string.Join(" / ", findings)}") : CaseResult.Pass;
}
