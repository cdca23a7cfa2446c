using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;
using Moq;

namespace GitOpsSets.Engine.Tests.Generators;

/// <summary>Forges whose listings do not tell where a pull request comes from.</summary>
public sealed class PullRequestsGeneratorTests
{
    private static readonly SourceSpan Origin = new("sets/a.yaml", 3, 5);

    private readonly Lister _lister = new();

    [Fact]
    public async Task What_the_listing_does_not_tell_is_asked_for_each_that_passes_the_filters()
    {
        _lister.Open = [Request(3, "7", isFork: false, "deploy"), Request(2, "8", isFork: true, "deploy"), Request(1, "7", isFork: false)];

        var complete = Assert.IsType<GeneratorAnswer.Complete>(await GenerateAsync(forks: true));

        Assert.Equal(["3", "2"], complete.Elements.Select(element => element.Values!["Number"].Text), StringComparer.Ordinal);
        Assert.Equal([3, 2], _lister.Completed);
    }

    [Fact]
    public async Task A_fork_that_nobody_may_see_is_dropped_where_forks_are_not_wanted()
    {
        _lister.Open = [Request(3, "7", isFork: false, "deploy"), Request(2, "hidden", isFork: true, "deploy")];

        var complete = Assert.IsType<GeneratorAnswer.Complete>(await GenerateAsync(forks: false));

        Assert.Equal("3", Assert.Single(complete.Elements).Values!["Number"].Text);
    }

    [Fact]
    public async Task A_fork_that_nobody_may_see_fails_the_generator_where_forks_are_wanted()
    {
        _lister.Open = [Request(2, "hidden", isFork: true, "deploy")];

        var failed = Assert.IsType<GeneratorAnswer.Failed>(await GenerateAsync(forks: true));

        Assert.Contains("HTTP 404", Assert.Single(failed.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bitbucketserver")]
    [InlineData("stash")]
    public async Task Bitbucket_is_asked_under_both_of_its_names_and_compares_forks_by_key_and_slug(string driver)
    {
        _lister.Forge = "bitbucketserver";
        _lister.Open =
        [
            Request(3, "", isFork: false) with { HeadRepository = "ACME/shop" },
            Request(2, "", isFork: true) with { HeadRepository = "~anna/shop" },
            Request(1, "", isFork: false) with { HeadRepository = "acme/shop" },
        ];

        var (generator, findings) = Bind($"{{driver: {driver}, serverURL: 'https://bitbucket.example.test', repo: ACME/shop}}");
        var complete = Assert.IsType<GeneratorAnswer.Complete>(await generator.GenerateAsync(Context(), TestContext.Current.CancellationToken));

        Assert.Empty(findings);
        Assert.Equal("3", Assert.Single(complete.Elements).Values!["Number"].Text);
    }

    [Fact]
    public async Task Bitbucket_has_no_labels_so_that_none_matches()
    {
        _lister.Forge = "bitbucketserver";
        _lister.Open = [Request(3, "", isFork: false) with { HeadRepository = "ACME/shop" }];

        var (generator, _) = Bind("{driver: bitbucketserver, serverURL: 'https://bitbucket.example.test', repo: ACME/shop, labels: [deploy]}");

        Assert.Empty(Assert.IsType<GeneratorAnswer.Complete>(await generator.GenerateAsync(Context(), TestContext.Current.CancellationToken)).Elements);
    }

    [Fact]
    public void Bitbucket_has_no_public_server_that_could_be_meant()
    {
        var (_, findings) = Bind("{driver: bitbucketserver, repo: ACME/shop}");

        Assert.Contains("serverURL: this driver needs the server's URL", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static (IElementGenerator Generator, ImmutableArray<Diagnostic> Findings) Bind(string body)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var mapping = (YamlMapping)YamlReader.ReadFirst(body, "sets/a.yaml", YamlLimits.Default)!;
        var generator = PullRequestsGenerator.Descriptor.Bind(new GeneratorSpec(0, "pullRequests", mapping, Origin), new FieldReader(mapping, "pullRequests", findings));
        return (generator, findings.ToImmutable());
    }

    private Task<GeneratorAnswer> GenerateAsync(bool forks)
    {
        var settings = new PullRequestsGenerator.Settings("gitlab", new Uri("https://gitlab.example.test"), "acme/shop", "", ["deploy"], forks);
        return new PullRequestsGenerator(settings, new GeneratorSpec(0, "pullRequests", YamlMapping.Empty, Origin)).GenerateAsync(Context(), TestContext.Current.CancellationToken);
    }

    private GenerationContext Context()
    {
        var set = (SetDefinition)new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet)
            .ReadOne((YamlMapping)YamlReader.ReadFirst("{apiVersion: templates.weave.works/v1alpha1, kind: GitOpsSet, metadata: {name: a, namespace: apps}, spec: {}}", "sets/a.yaml", YamlLimits.Default)!, default)
            .Value.Sets.Single();
        return new GenerationContext(set, new ObjectIndex([]), Mock.Of<ITreeSource>(), new PullRequestListings([_lister]), Mock.Of<ISecretStore>(), new ForeignText(new TokenSource()), GeneratorLimits.Default)
        {
            Http = Mock.Of<IHttpSource>(),
        };
    }

    private static PullRequest Request(long number, string project, bool isFork, params ImmutableArray<string> labels) =>
        new(number, "Title", "anna", $"feature/{number}", "c0ffee", "main", labels, "", "", "") { IsFork = isFork, HeadRepositoryId = project };

    private sealed class Lister : IPullRequestLister
    {
        public ImmutableArray<PullRequest> Open { get; set; } = [];

        public List<long> Completed { get; } = [];

        public string Forge { get; set; } = "gitlab";

        public Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken) =>
            Task.FromResult<Listing<PullRequest>>(new Listing<PullRequest>.Complete(Open, default));

        public Task<Listing<PullRequest>> CompleteAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken)
        {
            Completed.Add(request.Number);
            return Task.FromResult<Listing<PullRequest>>(request.HeadRepositoryId == "hidden"
                ? new Listing<PullRequest>.Failed(new SourceFailure("the project", "HTTP 404", ""))
                : new Listing<PullRequest>.Complete([request.HeadRepositoryId.Length == 0 ? request : request with { HeadRepository = request.IsFork ? "dev/shop" : "acme/shop" }], default));
        }

        public Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
