using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Testing;

namespace GitOpsSets.Benchmarks.Engine;

/// <summary>The whole flow from the definition's text to the plan, without a disk: five objects an element, none of them there before.</summary>
public class RunBenchmarks
{
    private RunOptions _options = null!;
    private RunPorts _ports = null!;

    [Params(1, 1000)]
    public int Elements { get; set; }

    [GlobalSetup]
    public async Task CheckAsync()
    {
        var tree = new InMemoryTree().AddFile("sets/tenants.yaml", TenantSet.Text(isResourceSet: false, Elements));
        var nothing = new Nothing(tree);
        _options = new RunOptions
        {
            Definitions = FileGlob.Parse(["sets/*.yaml"]),
            Publish = new PublishOptions("expanded", "Update", null, null),
            Render = new RenderSettings(TemplateLimits.Default, TimeProvider.System, null),
        };
        _ports = new RunPorts
        {
            Definitions = new DefinitionLoader(new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet, static source => SchemaValidator.Validate(source).Diagnostics)),
            Publisher = nothing,
            Trees = _ => nothing,
            PullRequests = [],
            References = [],
            Http = nothing,
            Secrets = nothing,
            Clock = TimeProvider.System,
        };
        var report = await ExpandAsync();
        Expect.Equal(0, report.Diagnostics.Length);
        Expect.Equal((Elements * TenantSet.ObjectsPerElement) + 1, report.Changes.Changes.Count(change => change is FileChange.Added));
    }

    [Benchmark]
    public Task<RunReport> ExpandAsync() => Run.ExecuteAsync(_options, _ports, CancellationToken.None);

    /// <summary>A world with one tree, where a plan is made and left.</summary>
    private sealed class Nothing(IFileTree tree) : IPublisher, ITreeSource, IHttpSource, ISecretStore
    {
        public async Task<Publication> PublishAsync(Func<PublicationTip, CancellationToken, Task<PublicationPlan>> plan, CancellationToken cancellationToken)
        {
            await plan(new PublicationTip(tree, tree, null), cancellationToken);
            return new Publication.DryRun();
        }

        public Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("no generator reads a tree");

        public Task<HttpReply> AskAsync(HttpQuestion question, CancellationToken cancellationToken) => throw new NotSupportedException("no generator asks an endpoint");

        public IReadOnlyDictionary<string, Secret>? Find(string namespaceName, string name) => null;
    }
}
