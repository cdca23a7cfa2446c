using System.Collections.Immutable;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Testing;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Whole runs over one definition file: whatever it holds, a run ends with a report, and doing it again changes nothing.</summary>
internal sealed class DefinitionsTarget : IFuzzTarget
{
    private const string File = "sets.yaml";

    private static readonly ManualTimeProvider Clock = new(new DateTimeOffset(2025, 3, 30, 1, 30, 0, TimeSpan.Zero));

    public string Name => "definitions";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } =
    [
        new RecordedSeeds("gitopssets/", DefinitionOf), new RecordedSeeds("resourcesets/", DefinitionOf), new RecordedSeeds("yaml/definition-files", recorded => RecordedSeeds.Text(recorded, "yaml")),
        new RecordedSeeds("validation/", recorded => recorded.TryGetProperty("object", out var definition) ? definition.GetRawText() : RecordedSeeds.Text(recorded, "yaml")),
    ];

    public IReadOnlyList<string> Words { get; } =
    [
        "apiVersion: ", "kind: ", "metadata:", "  name: ", "  namespace: ", "spec:", "generators:", "- list:", "elements:", "- matrix:", "generators: [", "- pullRequests:", "- gitRepository:", "repositoryRef: ", "files:", "directories:", "- config:", "- imagePolicy:", "- cluster:",
        "templates:", "- content:", "repeat: \"{ .items }\"", "inputs:", "inputsFrom:", "inputStrategy: {name: Permute}", "resources:", "resourcesTemplate: |", "steps:", "dependsOn:", "commonMetadata:", "type: Static", "type: GitHubPullRequest", "url: https://github.com/acme/shop", "filter:",
        "includeBranch: \"", "labels:", "limit: ", "defaultValues:", "schedule:", "cron: \"0 0 * * *\"", "skip:", "GitOpsSet", "ResourceSet", "ResourceSetInputProvider", "sets.gitops.pro/v1alpha1", "templates.weave.works/v1alpha1", "fluxcd.controlplane.io/v1",
        "gitopssets.action/path: ", "{{ .Element.name }}", "<< inputs.id >>", "<< inputs.title >>", "{{ .Element.Branch }}", "---\n", "&a", "*a", "<<: *a", "null", "[]", "{}", "\"\"", "../../x", "selector:", "matchLabels:", "matchExpressions:", "operator: In",
    ];

    public string Try(byte[] input)
    {
        var tree = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [File] = input };
        var report = Run(tree);
        foreach (var (path, text) in report.Plan.Files)
        {
            if (text is null)
            {
                throw new BrokenLawException("a first run deletes nothing", path);
            }

            tree[path] = System.Text.Encoding.UTF8.GetBytes(text);
        }

        var again = report.Plan.IsEmpty ? report : Run(tree);
        if (!report.Plan.IsEmpty && !again.Plan.IsEmpty)
        {
            throw new BrokenLawException("a second run changes nothing", string.Join(", ", again.Plan.Files.Select(file => file.Key)));
        }

        return $"{report.ExitCode} {Answers.Roughly(report.Plan.Files.Length)} {string.Join(' ', report.Diagnostics.Select(finding => finding.Code.Id).Distinct(StringComparer.Ordinal))}";
    }

    private static RunReport Run(Dictionary<string, byte[]> files)
    {
        var tree = Repository();
        foreach (var (path, content) in files)
        {
            tree.AddFile(path, content);
        }

        var ports = new RunPorts
        {
            Definitions = new DefinitionLoader(new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet, static source => SchemaValidator.Validate(source).Diagnostics)),
            Publisher = new PlanOnly(tree),
            Trees = _ => new AppsOnly(Repository()),
            PullRequests = [new TwoPullRequests()],
            References = [],
            Http = new NobodyAnswers(),
            Secrets = new NoSecrets(),
            Clock = Clock,
        };
        var options = new RunOptions
        {
            Definitions = FileGlob.Parse([File]),
            Publish = new PublishOptions("expanded", "fuzz", null, null),
            Render = new RenderSettings(TemplateLimits.Default, Clock, "fuzz"),
            Parallelism = 1,
        };
        return Engine.Run.ExecuteAsync(options, ports, default).GetAwaiter().GetResult();
    }

    private static InMemoryTree Repository() => new InMemoryTree()
        .AddFile("apps/one.yaml", "name: one\nitems: [a, b]\n")
        .AddFile("apps/two.json", "{\"name\": \"two\", \"items\": [{\"k\": 1}]}")
        .AddFile("objects.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: apps}\ndata: {name: x}\n");

    private static string? DefinitionOf(System.Text.Json.JsonElement recorded) => recorded.TryGetProperty("files", out var files) && files.ValueKind == System.Text.Json.JsonValueKind.Object
        ? string.Join("\n---\n", files.EnumerateObject().Where(file => file.Value.ValueKind == System.Text.Json.JsonValueKind.String).Select(file => file.Value.GetString()).Take(3))
        : null;

    private sealed class PlanOnly(IFileTree tree) : IPublisher
    {
        public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
        {
            var made = await plan(new PublicationTip(tree, tree, null), cancellationToken);
            return made.IsEmpty ? new Publication.Nothing() : new Publication.DryRun();
        }
    }

    // Without the output: a generator that lists its own output finds more each time.
    private sealed class AppsOnly(IFileTree tree) : ITreeSource
    {
        public Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken) => Task.FromResult<TreeAnswer>(new TreeAnswer.Found(tree));
    }

    private sealed class NobodyAnswers : IHttpSource
    {
        public Task<HttpReply> AskAsync(HttpQuestion question, CancellationToken cancellationToken) =>
            Task.FromResult<HttpReply>(new HttpReply.Unavailable(new SourceFailure("fuzz", "nobody answers", "")));
    }

    private sealed class NoSecrets : ISecretStore
    {
        public IReadOnlyDictionary<string, Secret>? Find(string namespaceName, string name) => null;
    }

    private sealed class TwoPullRequests : IPullRequestLister
    {
        public string Forge => "github";

        public Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
        {
            ImmutableArray<PullRequest> open = [Open(1, "Add search", "feat/search"), Open(2, "x\npwn: yes", "a\"b: {{ c }}")];
            return Task.FromResult<Listing<PullRequest>>(new Listing<PullRequest>.Complete(open, Clock.GetUtcNow()));
        }

        public Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken) =>
            Task.FromResult<PullRequestEvidence>(new PullRequestEvidence.Unknown(new SourceFailure("fuzz", "nobody knows", "")));

        private static PullRequest Open(long number, string title, string branch) => new(
            number, title, "octo", branch, "5f2b8a1c9d0e4f6a7b8c9d0e1f2a3b4c5d6e7f80", "main", ["preview"], "acme/shop", "https://github.com/acme/shop.git", "git@github.com:acme/shop.git");
    }
}
