using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Rendering.Decoding;

public sealed class RenderedDocumentsTests
{
    private const string File = "template 1, element 2";

    [Fact]
    public void Errors_and_spans_count_lines_of_the_whole_text()
    {
        const string Text = "kind: A\n---\nkind: B\n\n---\n# one\nx: 1\ny: @\n";

        var error = Assert.Throws<YamlException>(() => GitOpsSetDocuments.Read(Text, File, YamlLimits.Default));
        var objects = GitOpsSetDocuments.Read(Text[..20], File, YamlLimits.Default);

        Assert.Equal((8, 4), (error.At.Line, error.At.Column));
        Assert.Equal(3, objects[1].Entries[0].KeySpan.Line);
    }

    [Theory]
    [InlineData("kind: A\n---\n# nothing\n---\nkind: B\n", 3)]
    [InlineData("\n---\nkind: B\n", 1)]
    [InlineData("kind: A\n---\nnull\n", 3)]
    public void An_empty_document_of_a_GitOpsSet_is_an_error_with_its_line(string text, int line)
    {
        var error = Assert.Throws<YamlException>(() => GitOpsSetDocuments.Read(text, File, YamlLimits.Default));

        Assert.Equal(line, error.At.Line);
        Assert.Contains("empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_after_a_document_marker_is_an_error_with_its_line()
    {
        var error = Assert.Throws<YamlException>(() => ResourceDocuments.Read("kind: A\n--- kind: B\n", File, YamlLimits.Default));

        Assert.Equal(2, error.At.Line);
    }

    [Fact]
    public void Lines_go_on_counting_where_JSON_turns_into_YAML()
    {
        const string Json = "{\"apiVersion\": \"v1\",\n\"kind\": \"A\",\n\"metadata\": {\"name\": \"a\"}}\n---\napiVersion: v1\nkind: B\nmetadata: {name: b}\n";

        var objects = ResourceDocuments.Read(Json, File, YamlLimits.Default);

        Assert.Equal(2, objects.Length);
        Assert.Equal(6, objects[1].Entries[1].KeySpan.Line);
    }

    [Fact]
    public void A_missing_kind_is_reported_at_the_object()
    {
        var error = Assert.Throws<YamlException>(() => ResourceDocument.Read("# c\napiVersion: v1\n", File, YamlLimits.Default));

        Assert.Equal(2, error.At.Line);
    }

    [Fact]
    public void A_text_of_many_documents_is_read_in_linear_time()
    {
        string text = string.Concat(Enumerable.Repeat("---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n", 20_000));

        var objects = ResourceDocuments.Read(text, File, YamlLimits.Default);

        Assert.Equal(20_000, objects.Length);
    }

    [Fact]
    public void Labels_of_a_rendered_object_survive_only_together()
    {
        var kept = GitOpsSetMetadata.Apply(Read("kind: A\nmetadata: {labels: {team: a}}\n"), "sets.gitops.pro", "web", "apps");
        var lost = GitOpsSetMetadata.Apply(Read("kind: A\nmetadata: {labels: {team: a, port: 80}}\n"), "sets.gitops.pro", "web", "");

        Assert.Equal("{\"kind\":\"A\",\"metadata\":{\"labels\":{\"sets.gitops.pro/name\":\"web\",\"sets.gitops.pro/namespace\":\"apps\",\"team\":\"a\"},\"namespace\":\"apps\"}}", JsonWriter.Write(kept));
        Assert.Equal("{\"kind\":\"A\",\"metadata\":{\"labels\":{\"sets.gitops.pro/name\":\"web\",\"sets.gitops.pro/namespace\":\"\"}}}", JsonWriter.Write(lost));
    }

    private static YamlMapping Read(string text) => GitOpsSetDocuments.Read(text, File, YamlLimits.Default)[0];
}
