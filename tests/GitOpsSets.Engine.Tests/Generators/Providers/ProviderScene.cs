using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;
using ForeignText = GitOpsSets.Engine.Generators.ForeignText;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

/// <summary>One provider, and everything it may ask.</summary>
internal sealed class ProviderScene : IHttpSource, ITreeSource, ISecretStore
{
    public List<HttpQuestion> Asked { get; } = [];

    public Dictionary<string, Secret>? Keys { get; set; }

    public Secret DockerConfig { get; set; }

    public HttpReply Reply { get; set; } = new HttpReply.Received(Encoding.UTF8.GetBytes("""{"inputs":[]}"""));

    public ImmutableArray<YamlMapping> Objects { get; set; } = [];

    /// <summary>Where pull requests are listed.</summary>
    public IReadOnlyList<IPullRequestLister> Listers { get; set; } = [];

    /// <summary>Where branches, tags and environments are listed.</summary>
    public IReadOnlyList<IReferenceLister> References { get; set; } = [];

    /// <summary>Whether somebody asks what was dropped.</summary>
    public bool IsExplained { get; set; }

    public void Answer(string body, int status = 200) => Reply = new HttpReply.Received(Encoding.UTF8.GetBytes(body)) { Status = status };

    public async Task<GeneratorAnswer.Complete> CompleteAsync(string spec, string more = "") => Assert.IsType<GeneratorAnswer.Complete>(await ExportAsync(spec, more));

    public async Task<Diagnostic> FailedAsync(string spec, string more = "") => Assert.Single(Assert.IsType<GeneratorAnswer.Failed>(await ExportAsync(spec, more)).Diagnostics);

    public async Task<GeneratorAnswer> ExportAsync(string spec, string more)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var provider = ProviderCatalog.Bind(Definition(spec, more), prefersRecorded: false, findings);
        if (provider is null || findings.Count > 0)
        {
            return new GeneratorAnswer.Failed(findings.ToImmutable());
        }

        return await provider.ExportAsync(Context(), TestContext.Current.CancellationToken);
    }

    Task<HttpReply> IHttpSource.AskAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        return Task.FromResult(Reply);
    }

    Task<TreeAnswer> ITreeSource.OpenAsync(TreeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    IReadOnlyDictionary<string, Secret>? ISecretStore.Find(string namespaceName, string name) => name == "auth" ? Keys : null;

    public static ProviderDefinition Definition(string spec, string more = "")
    {
        string text = $"apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSetInputProvider\nmetadata: {{name: feed, namespace: apps}}\nspec: {spec}\n{more}";
        var source = (YamlMapping)YamlReader.ReadFirst(text, "provider.yaml", YamlLimits.Default)!;
        return new ProviderDefinition(new ObjectName("apps", "feed"), ((YamlString)((YamlMapping)source["spec"]!)["type"]!).Value, source);
    }

    public GenerationContext Context()
    {
        var asker = (YamlMapping)YamlReader.ReadFirst("{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: asker, namespace: apps}, spec: {}}", "asker.yaml", YamlLimits.Default)!;
        var set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(asker).Value.Sets.Single();
        return new GenerationContext(set, new ObjectIndex(Objects), this, new PullRequestListings(Listers), this, new ForeignText(new TokenSource()), GeneratorLimits.Default) { Http = this, References = new ReferenceListings(References), IsExplained = IsExplained };
    }
}
