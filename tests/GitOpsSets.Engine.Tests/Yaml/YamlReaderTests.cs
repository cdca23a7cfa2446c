using System.Globalization;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Says_where_keys_and_values_stand()
    {
        const string Text = "kind: GitOpsSet\nspec:\n  names: [a, 'bc']\n";

        var mapping = Written.Mapping(Text);

        var spec = (YamlMapping)mapping["spec"]!;
        var names = (YamlSequence)spec["names"]!;
        Assert.Equal(new SourceSpan(Written.File, 1, 1, 4), mapping.Entries[0].KeySpan);
        Assert.Equal(new SourceSpan(Written.File, 1, 7, 9), mapping.Entries[0].Value.Span);
        Assert.Equal(new SourceSpan(Written.File, 3, 3), spec.Span);
        Assert.Equal(new SourceSpan(Written.File, 3, 14, 4), names.Items[1].Span);
    }

    [Fact]
    public void A_value_behind_an_alias_keeps_the_place_of_its_anchor()
    {
        var mapping = Written.Mapping("a: &x text\nb: *x\n");

        Assert.Equal(1, mapping["b"]!.Span.Line);
    }

    [Theory]
    [InlineData("a: |\n  one\n  two\n", 1, 3, 3)]
    [InlineData("a: |\n\n  two\n", 1, 3, 3)]
    [InlineData("a:\n  - b: &x |2-\n        one\n      two\n", 1, 4, 7)]
    public void Lines_of_a_literal_block_can_be_found_in_the_file(string text, int line, int expectedLine, int expectedColumn)
    {
        var value = Written.Mapping(text)["a"]!;

        var block = value as YamlString ?? (YamlString)((YamlMapping)((YamlSequence)value).Items[0])["b"]!;
        Assert.Equal(YamlScalarStyle.Literal, block.Style);
        Assert.Equal(new SourceSpan(Written.File, expectedLine, expectedColumn), block.SpanOfLine(line));
    }

    [Theory]
    [InlineData("a: 1\nb: @x\n", 2, 4, "quotes")]
    [InlineData("a: 1\n b: 2\n", 2, 3, "quotes")]
    [InlineData("a: {b: 1\nc: 2\n", 2, 2, "comma")]
    [InlineData("a: 1\nkey\nb: 2\n", 2, 1, "colon is missing")]
    [InlineData("a:\n\t- b\n", 2, 1, "tab")]
    [InlineData("a: 'x\nb: 1\n", 1, 4, "closing quote")]
    [InlineData("a: {{ .Element.name }}\n", 1, 5, "braces needs quotes")]
    [InlineData("a: *nope\n", 1, 4, "&nope")]
    [InlineData("a: 1\n# \u0007\n", 2, 3, "U+0007")]
    [InlineData("a: .inf\n", 1, 4, "infinite")]
    [InlineData("~: 1\n", 1, 1, "key is missing")]
    public void Errors_have_their_true_place(string text, int line, int column, string words)
    {
        var error = Written.Refused(text);

        Assert.Equal((line, column), (error.At.Line, error.At.Column));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_keys_that_stand_twice()
    {
        var duplicates = new List<YamlDuplicateKey>();

        YamlReader.ReadFirst("a: 1\nb: {c: 1, c: 2}\na: 2\n", Written.File, YamlLimits.Default, YamlReading.AsJson, duplicates);

        Assert.Equal(
            [
                new YamlDuplicateKey("c", new SourceSpan(Written.File, 2, 11, 1), new SourceSpan(Written.File, 2, 5, 1)),
                new YamlDuplicateKey("a", new SourceSpan(Written.File, 3, 1, 1), new SourceSpan(Written.File, 1, 1, 1)),
            ],
            duplicates);
    }

    [Fact]
    public void Documents_are_split_by_the_parser_and_not_by_text()
    {
        const string Text = "# ---\na: |\n  ---\n---\nb: 1\n...\n---\n";

        var documents = YamlReader.ReadAll(Text, Written.File, YamlLimits.Default);

        Assert.Equal(["{\"a\":\"---\\n\"}", "{\"b\":1}", "null"], documents.Select(document => JsonWriter.Write(document.Root)), StringComparer.Ordinal);
        Assert.Equal([2, 4, 7], documents.Select(document => document.Span.Line));
    }

    [Fact]
    public void Reads_on_after_a_document_that_cannot_be_read()
    {
        const string Text = "a: 1\n---\nb: [\n---\nc: 3\n---\nd: {x: {}: 1}\n---\ne: 5\n";

        var result = YamlReader.ReadAllReadable(Text, Written.File, YamlLimits.Default);

        Assert.Equal(["{\"a\":1}", "{\"c\":3}", "{\"e\":5}"], result.Documents.Select(document => JsonWriter.Write(document.Root)), StringComparer.Ordinal);
        Assert.Equal([4, 7], result.Errors.Select(error => error.At.Line));
        Assert.Equal(9, ((YamlMapping)result.Documents[2].Root).Entries[0].KeySpan.Line);
    }

    [Fact]
    public void A_forbidden_character_costs_its_document_only()
    {
        const string Text = "---\na: 1\n---\nb: \u0007\n---\nc: 3\n---\n\u0001\n";

        var result = YamlReader.ReadAllReadable(Text, Written.File, YamlLimits.Default);

        Assert.Equal(["{\"a\":1}", "{\"c\":3}"], result.Documents.Select(document => JsonWriter.Write(document.Root)), StringComparer.Ordinal);
        Assert.Equal([4, 8], result.Errors.Select(error => error.At.Line));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        try
        {
            var mapping = Written.Mapping("I: 1.5\ni: -3\nTITLE: TRUE\n");

            Assert.Equal("I: 1.5\nTITLE: true\ni: -3\n", YamlEmitter.Emit(mapping));
            Assert.Equal("{\"I\":1.5,\"TITLE\":true,\"i\":-3}", JsonWriter.Write(mapping));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Decodes_UTF_8_and_UTF_16_and_refuses_anything_else()
    {
        Assert.Equal("é", YamlText.Decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], Written.File));
        Assert.Equal("é", YamlText.Decode([0xFF, 0xFE, 0xE9, 0x00], Written.File));

        var error = Assert.Throws<YamlException>(() => YamlText.Decode("a: 1\nb: \xE9"u8[..8].ToArray().Append((byte)0xE9).ToArray(), Written.File));

        Assert.Equal(2, error.At.Line);
    }
}
