using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Yaml;

public sealed class YamlEmitterTests
{
    [Fact]
    public void Never_folds_a_line()
    {
        string words = string.Join(' ', Enumerable.Repeat("word", 200));
        var mapping = new YamlMapping([
            new YamlEntry("double", default, new YamlString(words + "\t")),
            new YamlEntry("plain", default, new YamlString(words)),
            new YamlEntry("single", default, new YamlString("# " + words)),
        ]);

        string text = YamlEmitter.Emit(mapping);

        Assert.Equal(3, text.Count(c => c == '\n'));
    }

    [Fact]
    public void Every_set_of_keys_has_one_order_even_where_Go_leaves_it_to_chance()
    {
        string[] keys = ["v1", "v10", "v1alpha1", "v1beta1", "v2alpha1", "1", "1a", "2b", "10a", "a", "v2", "v10alpha1"];
        var random = new Random(1);

        var orders = Enumerable.Range(0, 50)
            .Select(_ => keys.OrderBy(_ => random.Next()))
            .Select(shuffled => YamlEmitter.Emit(new YamlMapping([.. shuffled.Select(key => new YamlEntry(key, default, new YamlNull()))])))
            .Distinct(StringComparer.Ordinal);

        Assert.Single(orders);
    }

    [Fact]
    public void Says_for_each_line_where_it_comes_from()
    {
        const string Text = "spec:\n  script: |\n    one\n    two\n  list:\n  - 'a'\n  - k: {z: 1, x: 2}\napiVersion: v1\n";

        var emitted = YamlEmitter.EmitWithOrigins(Written.Mapping(Text));

        Assert.Equal("apiVersion: v1\nspec:\n  list:\n  - a\n  - k:\n      x: 2\n      z: 1\n  script: |\n    one\n    two\n", emitted.Text);
        Assert.Equal([8, 1, 5, 6, 7, 7, 7, 2, 3, 4], emitted.LineOrigins.Select(origin => origin.Line));
        Assert.Equal([1, 1, 3, 5, 5, 15, 9, 3, 5, 5], emitted.LineOrigins.Select(origin => origin.Column));
    }

    [Fact]
    public void Has_as_many_origins_as_lines()
    {
        var tree = Written.Mapping("a: |+\n  x\n\n\nb: \"\\n\\n\"\n? |\n  key\n: [[], {}, [[1]]]\nc: \"x\\u2028\\ny\"\n");

        var emitted = YamlEmitter.EmitWithOrigins(tree);

        Assert.Equal(emitted.Text.Count(c => c == '\n'), emitted.LineOrigins.Length);
        Assert.Equal(YamlEmitter.Emit(tree), emitted.Text);
    }

    [Theory]
    [InlineData("ab", 2)]
    [InlineData(" -?:#,[]{}&*!|>'\"%@`~\n\t\r\\0é\u0085\u2028\uFEFF€x", 5)]
    [InlineData("0123456789_.eExXoObB+-:", 7)]
    [InlineData("yYnNoOfFtTrRuUeElLsS~", 5)]
    public void Any_text_comes_back_as_it_was(string alphabet, int longest)
    {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            if (Folds(text))
            {
                continue;
            }

            var tree = new YamlMapping([new YamlEntry("a", default, new YamlSequence([new YamlString(text)])), new YamlEntry("k" + text, default, new YamlNull())]);

            string written = YamlEmitter.Emit(tree);

            Assert.Equal(JsonWriter.Write(tree), JsonWriter.Write(Written.Mapping(written)));
        }
    }

    [Fact]
    public void What_the_Kubernetes_tools_cannot_write_is_refused_with_its_place()
    {
        var tree = Written.Mapping("a: 1\nb: \"\\x7f\"\n");

        var error = Assert.Throws<YamlException>(() => ThroughJson.Pass(tree));

        Assert.Equal(2, error.At.Line);
    }

    [Fact]
    public void A_tree_that_JSON_does_not_change_stays_the_same_instance()
    {
        var tree = Written.Mapping("a: [1, 1.5, x, {b: null}]\n");

        Assert.Same(tree, ThroughJson.Pass(tree));
    }

    /// <summary>go-yaml writes U+2028 raw, after which its reader takes off the indentation but also blanks that belong to the text.</summary>
    private static bool Folds(string text) => text.Contains('\u2028', StringComparison.Ordinal);
}
