using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Tests.Definitions;

public sealed class SourceExcerptsTests
{
    private const string Text = """
        kind: ConfigMap
        data:
          long: >-
            first {{ .name }}
            second
          other: "{{ .nmae }}"
        ---
        kind: Secret
        stringData:
          password: hunter2
        """;

    [Fact]
    public void A_place_is_shown_once()
    {
        var findings = Attach(At(2, 1), At(2, 1), At(1, 1));

        Assert.Equal("data:||kind: ConfigMap", string.Join('|', findings.Select(finding => finding.Excerpt?.Text)));
    }

    [Fact]
    public void Nothing_of_a_document_with_a_Secret_is_shown()
    {
        Assert.All(Attach(At(8, 1), At(9, 1), At(10, 3)), finding => Assert.Null(finding.Excerpt));
    }

    [Theory]
    [InlineData("kind: \"Secret\"")]
    [InlineData("{\"kind\":\"Secret\",\"stringData\":{}}")]
    [InlineData("      kind: Secret")]
    public void However_it_is_written(string line)
    {
        Assert.True(SourceExcerpts.IsOfSecret(["a: 1", line, "b: 2"], 2));
    }

    [Theory]
    [InlineData("kind: ExternalSecret")]
    [InlineData("kind: SecretStore")]
    [InlineData("# Secret")]
    public void Other_kinds_are_no_secrets(string line)
    {
        Assert.False(SourceExcerpts.IsOfSecret(["a: 1", line, "b: 2"], 2));
    }

    [Fact]
    public void A_value_is_looked_through_until_the_next_key()
    {
        var found = Attach(At(3, 3) with { Focus = new TextFocus(".name", 0) })[0];
        var beyond = Attach(At(3, 3) with { Focus = new TextFocus(".nmae", 0) })[0];

        Assert.Equal(new SourceSpan("set.yaml", 4, 14, 5), found.At);
        Assert.Equal(new SourceSpan("set.yaml", 3, 3), beyond.At);
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_line_it_does_not_have_change_nothing()
    {
        var elsewhere = At(1, 1) with { At = new SourceSpan("other.yaml", 1, 1) };

        Assert.All(Attach(elsewhere, At(99, 1), At(1, 1) with { At = null }), finding => Assert.Null(finding.Excerpt));
    }

    private static Diagnostic At(int line, int column) => new(DiagnosticCodes.InvalidField, Severity.Error, "wrong", new SourceSpan("set.yaml", line, column));

    private static Diagnostic[] Attach(params Diagnostic[] findings) => [.. SourceExcerpts.Attach([.. findings], file => file == "set.yaml" ? Text : null)];
}
