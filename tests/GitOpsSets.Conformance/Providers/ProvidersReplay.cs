using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.CodeCommit;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Sources;
using GitOpsSets.Conformance.Ports;
using GitOpsSets.Conformance.Requests;
using GitOpsSets.Conformance.Sets;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
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
        string text = recorded.In.GetProperty("provider").GetString()!;
        var journal = new RequestJournal();
        var exchanges = new ScriptedExchanges(recorded.In);
        using var tls = TlsForge.IsNeeded(text) ? TlsForge.Start(exchanges, journal, recorded.In) : null;
        Func<TlsSettings, HttpMessageHandler>? network = tls is null ? _ => new ScriptedForge(exchanges, journal) : null;
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var definition = Definition(exchanges.WithPort(text), recorded.In);
        if (ProviderCatalog.All.All(known => known.Type != definition.Type) && IsKnownType(definition))
        {
            return CaseResult.Skip($"providers of type {definition.Type} are not asked yet");
        }

        if (IsRefused(recorded, definition))
        {
            return CaseResult.Pass;
        }

        var provider = ProviderCatalog.Bind(definition, prefersRecorded: false, findings);
        if (provider is null || findings.Count > 0)
        {
            return Failed(recorded, findings);
        }

        using var http = new ForgeHttp(Policy, new HurriedClock(), () => 0.5, _ => { }, network);
        using var endpoints = new HttpSource(Policy, new HurriedClock(), () => 0.5, _ => { }, network);
        var answer = provider.ExportAsync(Context(recorded.In, exchanges, http, endpoints), default).GetAwaiter().GetResult();
        var result = answer switch
        {
            GeneratorAnswer.Failed failed => Failed(recorded, failed.Diagnostics),
            GeneratorAnswer.Complete complete when recorded.RecordsPanic => CaseResult.Pass,
            GeneratorAnswer.Complete complete => Exported(recorded, complete),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        string? schedule = result is CaseResult.Passed && recorded.ExpectsSuccess
            ? RecordedSchedule.Difference(recorded.Out.GetProperty("ok"), Now(recorded.In), definition, answer is GeneratorAnswer.Complete whole ? whole.Notes : ((GeneratorAnswer.Failed)answer).Diagnostics)
            : null;
        return schedule is not null ? CaseResult.Fail(schedule)
            : RequestComparison.Judge(result, recorded, journal, mayStop: answer is GeneratorAnswer.Failed || recorded.RecordsPanic);
    }

    // A type that the API has; any other is an error, not something that is missing here.
    private static bool IsKnownType(ProviderDefinition definition) =>
        SchemaValidator.Validate(definition.Source, KindSchema.Provider).Findings.All(static finding => finding.Field != "spec.type");

    // What the schema refuses is never asked.
    private static bool IsRefused(ConformanceCase recorded, ProviderDefinition definition) =>
        !recorded.ExpectsSuccess && RecordedRequests.Of(recorded.Out) is not { Count: > 0 } && SchemaValidator.Validate(definition.Source, KindSchema.Provider).Findings.Any(finding => finding.Problem != SchemaProblem.Unknown);

    private static ForgeHttpPolicy Policy { get; } = ForgeHttpPolicy.Default.WithPrivateHosts(["127.0.0.1", "localhost"]) with { FirstDelay = TimeSpan.FromMilliseconds(1) };

    private static AwsSigners Signers(ForgeHttp http) => new(
        new AwsIdentity(http, new CloudEnvironment(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "AKIADUMMY", ["AWS_SECRET_ACCESS_KEY"] = "dummy-secret", ["AWS_SESSION_TOKEN"] = "dummy-session" },
            static _ => null)),
        TimeProvider.System);

    private static GenerationContext Context(JsonElement input, ScriptedExchanges exchanges, ForgeHttp http, HttpSource endpoints)
    {
        var objects = RecordedObjects.Of(input, "objects", text => text);
        var tokens = ForgeTokens.None;
        var gitHub = new GitHubAccess(http, tokens, _ => { });
        return new GenerationContext(
            Asker,
            new ObjectIndex(objects.All),
            new ArtifactTrees(objects, input),
            new PullRequestListings([new GitHubPullRequests(http, gitHub), new GitLabMergeRequests(http, tokens), new GiteaPullRequests(http, tokens), new AzureDevOpsPullRequests(http, tokens), new CodeCommitPullRequests(http, Signers(http))]),
            new RecordedSecrets(input, exchanges),
            new ForeignText(new TokenSource()),
            GeneratorLimits.Default)
        {
            Http = endpoints,
            References = new ReferenceListings([new GitHubReferences(http, gitHub), new GitLabReferences(http, tokens), new RegistryTags(http), new GiteaReferences(http, tokens), new AzureDevOpsReferences(http, tokens), new CodeCommitReferences(http, Signers(http))]),
            Now = Now(input),
        };
    }

    private static DateTimeOffset? Now(JsonElement input) => input.TryGetProperty("now", out var now) ? DateTimeOffset.Parse(now.GetString()!, CultureInfo.InvariantCulture) : null;

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

        var ok = recorded.Out.GetProperty("ok");
        if (recorded.In.TryGetProperty("unordered", out _) && ok.TryGetProperty("exportedInputs", out var unordered))
        {
            return CaseResult.Same(Sorted(unordered.EnumerateArray().Select(item => RecordedValues.Print(RecordedValues.Value(item, JsonNumberModel.Int64OrFloat64)))), Sorted(complete.Elements.Select(element => RecordedValues.Print([element])[1..^1])));
        }

        var result = CaseResult.Same(RecordedValues.Print(RecordedValues.Value(ok.GetProperty("exportedInputs"), JsonNumberModel.Int64OrFloat64)), actual);
        return result is CaseResult.Passed && !ok.TryGetProperty("skipped", out _) && ExportedText.Difference(ok, complete.Elements) is { } difference ? CaseResult.Fail(difference) : result;
    }

    private static string Sorted(IEnumerable<string> texts) => string.Join('\n', texts.Order(StringComparer.Ordinal));

    // A provider that may not be asked now and never was keeps its sets as they are, where a cluster renders them without inputs.
    private static CaseResult Failed(ConformanceCase recorded, IReadOnlyCollection<Diagnostic> findings)
    {
        bool isOutsideSchedule = findings.Count > 0 && findings.All(finding => finding.Severity == Severity.Notice);
        if (recorded.Out.TryGetProperty("stalled", out _) && findings.FirstOrDefault(static finding => finding.Severity == Severity.Error && finding.Code.Exit == ExitCode.SourceUnavailable) is { } unavailable)
        {
            return CaseResult.Fail($"expected a fault of the definition, but the source was unavailable: {unavailable}");
        }

        return recorded.ExpectsSuccess && !(isOutsideSchedule && recorded.Out.GetProperty("ok").TryGetProperty("skipped", out _))
            ? CaseResult.Fail($"expected success, but {string.Join(" / ", findings)}")
            : CaseResult.Pass;
    }
}
