using System.Globalization;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Tests.Changes;

public sealed class ShardTests
{
    private static readonly SetId[] Sets = [.. Enumerable.Range(0, 1000).Select(number => new SetId("GitOpsSet", "apps", number.ToString(CultureInfo.InvariantCulture)))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_set_is_in_exactly_one_shard(int count)
    {
        var shards = Enumerable.Range(1, count).Select(index => new Shard(index, count)).ToList();

        Assert.All(Sets, set => Assert.Single(shards, shard => shard.Has(set)));
    }

    [Fact]
    public void Shards_are_about_equal()
    {
        var sizes = Enumerable.Range(1, 4).Select(index => Sets.Count(new Shard(index, 4).Has));

        Assert.All(sizes, size => Assert.InRange(size, 200, 300));
    }

    [Fact]
    public void A_generated_set_goes_with_the_one_that_stands_in_a_file()
    {
        var shard = new Shard(2, 5);
        var generated = Sets.Select(set => new LedgerSet(new SetId("ResourceSet", "apps", "inner"), "sets/a.yaml", [set, new SetId("GitOpsSet", "apps", "middle")]));

        Assert.Equal(Sets.Select(shard.Has), generated.Select(shard.Has));
    }

    [Fact]
    public void Only_shards_with_work_are_named_and_no_more_than_there_are_sets()
    {
        var shards = Shard.WithWork([.. Sets.Take(5)], [], most: 100);

        Assert.All(shards, shard => Assert.Equal(5, shard.Count));
        Assert.All(shards, shard => Assert.Contains(Sets.Take(5), shard.Has));
        Assert.All(Sets.Take(5), set => Assert.Single(shards, shard => shard.Has(set)));
    }

    [Fact]
    public void A_shard_whose_set_is_gone_has_its_files_to_remove()
    {
        var gone = new LedgerSet(Sets[^1], "sets/gone.yaml", []);

        var shards = Shard.WithWork([.. Sets.Take(8)], [gone], most: 8);

        Assert.Single(shards, shard => shard.Has(gone));
    }

    [Fact]
    public void Without_any_set_one_run_has_everything() => Assert.Equal([Shard.Whole], Shard.WithWork([], [], most: 4));
}
