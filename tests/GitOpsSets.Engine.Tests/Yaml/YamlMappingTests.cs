using System.Globalization;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Yaml;

public sealed class YamlMappingTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Finds_keys_whether_it_is_small_or_large(int count)
    {
        var mapping = Numbered(count);

        Assert.Equal(count - 1, (int)((YamlInteger)mapping[$"key{count - 1}"]!).Value);
        Assert.Null(mapping["key"]);
        Assert.False(mapping.TryGet("KEY0", out _));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Of_equal_keys_the_last_wins_at_the_place_of_the_first(int count)
    {
        var entries = Numbered(count).Entries.Add(new YamlEntry("key1", default, new YamlString("last")));

        var mapping = new YamlMapping(entries);

        Assert.Equal(count, mapping.Count);
        Assert.Equal("last", ((YamlString)mapping.Entries[1].Value).Value);
    }

    [Fact]
    public void Changes_make_new_mappings_and_keep_order_and_places()
    {
        var mapping = Written.Mapping("a: 1\nb: 2\n");

        var changed = mapping.With("a", new YamlNull()).With("c", new YamlBoolean(true)).Without("b").Without("nope");

        Assert.Equal("{\"a\":1,\"b\":2}", JsonWriter.Write(mapping));
        Assert.Equal(["a", "c"], changed.Entries.Select(entry => entry.Key), StringComparer.Ordinal);
        Assert.Equal(mapping.Entries[0].KeySpan, changed.Entries[0].KeySpan);
        Assert.Same(changed, changed.Without("nope"));
    }

    private static YamlMapping Numbered(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => new YamlEntry("key" + i.ToString(CultureInfo.InvariantCulture), default, new YamlInteger(i)))]);
}
