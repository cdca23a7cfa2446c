using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators;

public sealed class EvidenceSourceTests
{
    private static readonly ForgeRepository Repository = new(new Uri("https://gitlab.example.test"), "acme/shop", null);

    [Theory]
    [InlineData(ReferenceKind.Environment, "5/review/a", "5")]
    [InlineData(ReferenceKind.Branch, "5/review/a", "5/review/a")]
    [InlineData(ReferenceKind.Tag, "v1", "v1")]
    public async Task A_reference_is_looked_up_by_what_the_forge_knows_it_by(ReferenceKind kind, string item, string asked)
    {
        var lister = new Lister();

        var verdict = await EvidenceSource.OfReferences(lister, Repository, kind, _ => true).LookUpAsync(item, TestContext.Current.CancellationToken);

        Assert.Equal((EvidenceVerdict.StillThere, asked), (verdict, lister.Asked));
    }

    [Theory]
    [InlineData(ReferenceKind.Environment, "5/review/a")]
    [InlineData(ReferenceKind.Branch, "review/a")]
    public async Task A_reference_that_the_filter_now_drops_may_go_without_a_question(ReferenceKind kind, string item)
    {
        var lister = new Lister();

        var verdict = await EvidenceSource.OfReferences(lister, Repository, kind, name => name != "review/a").LookUpAsync(item, TestContext.Current.CancellationToken);

        Assert.Equal((EvidenceVerdict.Gone, null), (verdict, lister.Asked));
    }

    [Fact]
    public void An_environment_is_remembered_by_number_and_name()
    {
        Assert.Equal("5/review/a", EvidenceSource.ItemOf(new ForgeReference("review/a", "") { Id = "5" }, ReferenceKind.Environment));
        Assert.Equal("review/a", EvidenceSource.ItemOf(new ForgeReference("review/a", "c0ffee"), ReferenceKind.Branch));
    }

    private sealed class Lister : IReferenceLister
    {
        public string? Asked { get; private set; }

        public string Forge => "gitlab";

        public Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken)
        {
            Asked = name;
            return Task.FromResult(EvidenceVerdict.StillThere);
        }
    }
}
