using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Sprig;

public sealed class ProvenanceTests
{
    [Fact]
    public void Quote_escapes_foreign_text_but_its_quotes_are_ours()
    {
        var result = SprigCall.Call("quote", SprigCall.Foreign("a\"b\n"));

        Assert.Equal("\"a\\\"b\\n\"", result.Text);
        Assert.Equal("\"TOKEN\"", SprigCall.Probe(result));
        Assert.Equal(["a\"b\n"], SprigCall.RawOfForeign(result));
    }

    [Fact]
    public void Single_quotes_escape_nothing()
    {
        var result = SprigCall.Call("squote", SprigCall.Foreign("it's"));

        Assert.Equal("'it's'", result.Text);
        Assert.Equal("'TOKEN'", SprigCall.Probe(result));
    }

    [Fact]
    public void Indenting_foreign_lines_keeps_what_a_reader_of_the_block_finds()
    {
        var result = SprigCall.Call("nindent", SprigCall.Number(2), SprigCall.Foreign("a\nb"));

        Assert.Equal("\n  a\n  b", result.Text);
        Assert.Equal("\n  TOKEN", SprigCall.Probe(result));
        Assert.Equal(["a\nb"], SprigCall.RawOfForeign(result));
    }

    [Fact]
    public void Trimming_cuts_the_parts_that_it_reaches()
    {
        var joined = SprigCall.Call("cat", SprigCall.Text("  own"), SprigCall.Foreign("theirs  "));

        var result = SprigCall.Call("trim", joined);

        Assert.Equal("own theirs", result.Text);
        Assert.Matches("^own zq[0-9a-f]{8}qz$", SprigCall.Probe(result));
        Assert.Equal(["theirs"], SprigCall.RawOfForeign(result));
    }

    [Fact]
    public void Trimming_all_foreign_text_off_leaves_our_own()
    {
        var joined = SprigCall.Call("join", SprigCall.Text(""), SprigCall.List(SprigCall.Text("own"), SprigCall.Foreign("--")));

        var result = SprigCall.Call("trimAll", SprigCall.Text("-"), joined);

        Assert.False(result.IsOutsidersText);
        Assert.Equal("own", result.Text);
    }

    [Theory]
    [InlineData("toString")]
    [InlineData("toStrings")]
    [InlineData("first")]
    [InlineData("uniq")]
    [InlineData("sortAlpha")]
    [InlineData("deepCopy")]
    [InlineData("compact")]
    [InlineData("cat")]
    public void Functions_that_move_values_keep_where_text_came_from(string function)
    {
        var result = SprigCall.Call(function, SprigCall.List(SprigCall.Foreign("x")));

        Assert.True(ForeignText.IsIn(result));
    }

    [Fact]
    public void Foreign_keys_stay_foreign_through_maps()
    {
        var map = SprigCall.Call("dict", SprigCall.Foreign("k"), SprigCall.Text("v"));
        var merged = SprigCall.Call("merge", SprigCall.Call("dict"), SprigCall.Call("omit", map, SprigCall.Text("other")));

        var keys = SprigCall.Call("keys", SprigCall.Call("pick", merged, SprigCall.Text("k")));

        Assert.True(keys.List![0].IsOutsidersText);
    }
}
