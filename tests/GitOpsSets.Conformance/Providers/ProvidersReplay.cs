using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Sources;
using GitOpsSets.Conformance.Ports;
using GitOpsSets.Conformance.Sets;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;
using ForeignText = GitOpsSets.Engine.Generators.ForeignText;

namespace GitOpsSets.Conformance.Providers;

/// <summary>What one provider exports, asked from scripted servers through the real adapters.</summary>
internal static class ProvidersReplay
{
    private static readonly SetDefinition Asker = (SetDefinition)new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet)
        .ReadOne((YamlMapping)YamlReader.ReadFirst("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: asker, namespace: apps}, spec: {}}", "asker.yaml", YamlLimits.Default)!, default)
        .Value.Sets.Single();

    public static CaseResult Run(ConformanceCase recorded)
    {
        if (recorded.In.TryGetProperty("requireClientCert", out _))
        {
            return CaseResult.Skip("client certificates are proven over real connections");
        }

        var exchanges = new ScriptedExchanges(recorded.In);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var definition = Definition(ScriptedExchanges.WithPort(recorded.In.GetProperty("provider").GetString()!), recorded.In);
        if (ProviderCatalog.All.All(known => known.Type != definition.Type))
        {
            return CaseResult.Skip($"providers of type {definition.Type} are not asked yet");
        }

        var provider = ProviderCatalog.Bind(definition, prefersRecorded: false, findings);
        if (provider is null || findings.Count > 0)
        {
            return Failed(recorded, findings);
        }

        using var http = new ForgeHttp(Policy, new HurriedClock(), () => 0.5, _ => { }, trusted => new ScriptedForge(exchanges, trusted));
        using var endpoints = new HttpSource(Policy, new HurriedClock(), () => 0.5, _ => { }, trusted => new ScriptedForge(exchanges, trusted));
        return provider.ExportAsync(Context(recorded.In, http, endpoints), default).GetAwaiter().GetResult() switch
        {
            GeneratorAnswer.Failed failed => Failed(recorded, failed.Diagnostics),
            GeneratorAnswer.Complete complete when recorded.RecordsPanic => CaseResult.Pass,
            GeneratorAnswer.Complete complete => Exported(recorded, complete),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ForgeHttpPolicy Policy { get; } = ForgeHttpPolicy.Default.WithPrivateHosts(["127.0.0.1", "localhost"]) with { FirstDelay = TimeSpan.FromMilliseconds(1) };

    private static GenerationContext Context(JsonElement input, ForgeHttp http, HttpSource endpoints) => new(
        Asker,
        new ObjectIndex(RecordedObjects.Of(input, "objects", text => text).All),
        new ArtifactTrees(RecordedObjects.Of(input, "objects", text => text), input),
        new PullRequestListings([new GitHubPullRequests(http, null), new GitLabMergeRequests(http, null), new GiteaPullRequests(http, null), new AzureDevOpsPullRequests(http, null)]),
        new RecordedSecrets(input),
        new ForeignText(new TokenSource()),
        GeneratorLimits.Default)
    {
        Http = endpoints,
        References = new ReferenceListings([new GitHubReferences(http, null), new GitLabReferences(http, null), new RegistryTags(http), new GiteaReferences(http, null), new AzureDevOpsReferences(http, null)]),
        Now = input.TryGetProperty("now", out var now) ? DateTimeOffset.Parse(now.GetString()!, CultureInfo.InvariantCulture) : null,
    };

    private static ProviderDefinition Definition(string text, JsonElement input)
    {
        var source = (YamlMapping)YamlReader.ReadFirst(text, "provider.yaml", YamlLimits.Default)!;
        if (input.TryGetProperty("previous", out var previous))
        {
            source = source.With("status", YamlMapping.Empty.With("exportedInputs", JsonReader.Read(previous.GetRawText(), "previous", YamlLimits.Default, JsonNumberModel.Int64OrFloat64)));
        }

        string type = ((source["spec"] as YamlMapping)?["type"] as YamlString)?.Value ?? "";
        var metadata = (YamlMapping)source["metadata"]!;
        return new ProviderDefinition(new ObjectName(((YamlString?)metadata["namespace"])?.Value ?? "", ((YamlString)metadata["name"]!).Value), type, source);
    }

    private static CaseResult Exported(ConformanceCase recorded, GeneratorAnswer.Complete complete)
    {
        string actual = RecordedValues.Print(complete.Elements);
        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail($"expected the failure '{recorded.Out}', but found {actual}");
        }

        var expected = recorded.Out.GetProperty("ok").GetProperty("exportedInputs");
        return CaseResult.Same(RecordedValues.Print(RecordedValues.Value(expected, JsonNumberModel.Int64OrFloat64)), actual);
    }

    // A provider that may not be asked now and never was keeps its sets as they are, where a cluster renders them without inputs.
    private static CaseResult Failed(ConformanceCase recorded, IReadOnlyCollection<Diagnostic> findings)
    {
        bool isOutsideSchedule = findings.Count > 0 && findings.All(finding => finding.Severity == Severity.Notice);
        return recorded.ExpectsSuccess && !(isOutsideSchedule && recorded.Out.GetProperty("ok").TryGetProperty("skipped", out _))
            ? CaseResult.Fail($"expected success, but {string.Join(" / ", findings)}")
            : CaseResult.Pass;
    }
}
