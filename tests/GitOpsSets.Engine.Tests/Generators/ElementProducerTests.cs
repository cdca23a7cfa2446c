using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;
using Moq;

namespace GitOpsSets.Engine.Tests.Generators;

public sealed class ElementProducerTests
{
    private const string Set = """
        apiVersion: templates.weave.works/v1alpha1
        kind: GitOpsSet
        metadata: {name: a, namespace: apps}
        spec:
          generators:
            - pullRequests: {interval: 1m, driver: github, repo: acme/first}
            - pullRequests: {interval: 1m, driver: github, repo: acme/second}
            - pullRequests: {interval: 1m, driver: github, repo: acme/third}
        """;

    [Fact]
    public async Task Generators_that_may_ask_side_by_side_wait_for_one_another_no_longer()
    {
        var lister = new Lister(answersAfter: 3);

        var complete = Assert.IsType<GeneratorAnswer.Complete>(await ProduceAsync(lister, GeneratorLimits.Default with { MaxConcurrent = 3 }));

        Assert.Equal(["acme/first", "acme/second", "acme/third"], complete.Elements.Select(element => element.Values!["Branch"].Text), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Otherwise_they_ask_in_the_order_they_are_written()
    {
        var lister = new Lister(answersAfter: 1);

        await ProduceAsync(lister, GeneratorLimits.Default);

        Assert.Equal(["acme/first", "acme/second", "acme/third"], lister.Asked);
    }

    private static Task<GeneratorAnswer> ProduceAsync(Lister lister, GeneratorLimits limits)
    {
        var set = (SetDefinition)new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet)
            .ReadOne((YamlMapping)YamlReader.ReadFirst(Set, "sets/a.yaml", YamlLimits.Default)!, default)
            .Value.Sets.Single();
        var context = new GenerationContext(set, new ObjectIndex([]), Mock.Of<ITreeSource>(), new PullRequestListings([lister]), Mock.Of<ISecretStore>(), new ForeignText(new TokenSource()), limits)
        {
            Http = Mock.Of<IHttpSource>(),
        };
        return ElementProducer.ProduceAsync(context, new ProviderPool([], PrefersRecorded: false, MissingIsError: true), TestContext.Current.CancellationToken);
    }

    /// <summary>Answers nobody before a number of repositories were asked for.</summary>
    private sealed class Lister(int answersAfter) : IPullRequestLister
    {
        private readonly TaskCompletionSource _enough = new();

        public List<string> Asked { get; } = [];

        public string Forge => "github";

        public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
        {
            lock (Asked)
            {
                Asked.Add(repository.Path);
                if (Asked.Count == answersAfter)
                {
                    _enough.SetResult();
                }
            }

            await _enough.Task.WaitAsync(cancellationToken);
            return new Listing<PullRequest>.Complete([new PullRequest(1, "A change", "anna", repository.Path, "c0ffee", "main", [], repository.Path, "", "")], default);
        }

        public Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
