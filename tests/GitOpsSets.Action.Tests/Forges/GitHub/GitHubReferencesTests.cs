using System.Globalization;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.GitHub;

public sealed class GitHubReferencesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ReferenceKind.Branch)]
    [InlineData(ReferenceKind.Tag)]
    public async Task Every_page_is_read(ReferenceKind kind)
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.MaxPageSize = 10;
        Fill(scene.Repository, 35);

        var listing = Assert.IsType<Listing<ForgeReference>.Complete>(await scene.References().ListAsync(scene.Address, kind, Token));

        Assert.Equal(35, listing.Items.Length);
        Assert.Equal(new ForgeReference("n/00", "sha-00"), listing.Items[0]);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[{\"name\":\"main\"}]")]
    [InlineData("[{\"name\":\"main\",\"commit\":{\"sha\":\"\"}}]")]
    [InlineData("[{\"name\":null,\"commit\":{\"sha\":\"a\"}}]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_answer_that_is_no_listing_fails(string body)
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.Fault = _ => new FakeFault.Answer(200, body);

        var listing = await scene.References().ListAsync(scene.Address, ReferenceKind.Branch, Token);

        Assert.Contains("the JSON is not what the API documents", Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_says_what_was_asked_and_where()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var listing = await scene.References().ListAsync(scene.Address, ReferenceKind.Tag, Token);

        Assert.StartsWith("GitHub tags of acme/shop at 127.0.0.1:", Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_is_gone_only_when_the_repository_answers()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.Repository.Branches["feature/a"] = "1";
        var references = scene.References();

        var there = await references.LookUpAsync(scene.Address, ReferenceKind.Branch, "feature/a", Token);
        var gone = await references.LookUpAsync(scene.Address, ReferenceKind.Branch, "feature/b", Token);
        scene.GitHub.Fault = request => request.Path.EndsWith("/shop", StringComparison.Ordinal) ? new FakeFault.Answer(404, "{}") : null;
        var hidden = await references.LookUpAsync(scene.Address, ReferenceKind.Branch, "feature/b", Token);

        Assert.Equal((EvidenceVerdict.StillThere, EvidenceVerdict.Gone, EvidenceVerdict.Unknown), (there, gone, hidden));
    }

    private static void Fill(FakeRepository repository, int count)
    {
        for (int number = 0; number < count; number++)
        {
            string name = number.ToString("00", CultureInfo.InvariantCulture);
            repository.Branches[$"n/{name}"] = repository.Tags[$"n/{name}"] = $"sha-{name}";
        }
    }
}
