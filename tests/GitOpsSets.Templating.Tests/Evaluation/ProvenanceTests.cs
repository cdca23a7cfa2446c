using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Evaluation;

public sealed class ProvenanceTests
{
    private const string Token = "zq00000001qz";

    private static readonly TemplateValue Element = Rendering.Map(
        ("branch", Rendering.Foreign("feat: x", token: Token)),
        ("title", Rendering.Foreign("T<1>", "Element.Title", "zq00000002qz")),
        ("team", TemplateValue.Of("web")),
        ("labels", TemplateValue.Of(new TemplateList([Rendering.Foreign("l1", "Element.Labels", "zq00000003qz"), TemplateValue.Of("own")]))));

    [Fact]
    public void Text_of_the_repository_alone_needs_no_probe()
    {
        var rendered = Rendering.Render("name: {{ .Element.team | upper }}", Element);

        Assert.Equal("name: WEB", rendered.Text);
        Assert.Null(rendered.Probe);
        Assert.Empty(rendered.Tokens);
    }

    [Fact]
    public void Foreign_text_is_a_token_in_the_probe_and_itself_in_the_text()
    {
        var rendered = Rendering.Render("a: {{ .Element.team }}\nb: {{ .Element.branch }}-{{ .Element.branch }}\n", Element);

        Assert.Equal("a: web\nb: feat: x-feat: x\n", rendered.Text);
        Assert.Equal($"a: web\nb: {Token}-{Token}\n", rendered.Probe);
        Assert.Equal([new WrittenToken(Token, "feat: x", new Provenance(TrustLevel.Outsider, "Element.Branch"))], rendered.Tokens);
    }

    [Theory]
    [InlineData("{{ print \"a\" .Element.branch \"b\" }}", "a{0}b")]
    [InlineData("{{ printf \"%s/%v\" .Element.team .Element.branch }}", "web/{0}")]
    [InlineData("{{ $x := .Element.branch }}{{ with $x }}{{ . }}{{ end }}", "{0}")]
    [InlineData("{{ index .Element \"branch\" }}", "{0}")]
    [InlineData("{{ or .Element.branch \"x\" }}{{ and 1 .Element.branch }}", "{0}{0}")]
    [InlineData("{{ define \"t\" }}[{{ . }}]{{ end }}{{ template \"t\" .Element.branch }}", "[{0}]")]
    [InlineData("{{ printf \"%q\" .Element.branch }}", "\"{0}\"")]
    public void Moving_and_joining_text_keeps_its_parts(string template, string probe)
    {
        var rendered = Rendering.Render(template, Element);

        Assert.Equal(probe.Replace("{0}", Token, StringComparison.Ordinal), rendered.Probe);
    }

    [Theory]
    [InlineData("{{ .Element.labels }}", "[{0} own]")]
    [InlineData("{{ range $i, $l := .Element.labels }}{{ $l }};{{ end }}", "{0};own;")]
    [InlineData("{{ dict \"k\" .Element.labels }}", "map[k:[{0} own]]")]
    public void Lists_and_maps_print_their_foreign_items_as_parts(string template, string probe)
    {
        var rendered = Rendering.Render(template, Element);

        Assert.Equal(probe.Replace("{0}", "zq00000003qz", StringComparison.Ordinal), rendered.Probe);
    }

    [Theory]
    [InlineData("{{ .Element.branch | b64enc }}")]
    [InlineData("{{ .Element.branch | sha1sum | trunc 8 }}")]
    [InlineData("{{ printf \"%10s\" .Element.branch }}")]
    [InlineData("{{ printf \"%x\" .Element.branch }}")]
    [InlineData("{{ printf .Element.branch 1 }}")]
    [InlineData("{{ html .Element.title }}")]
    [InlineData("{{ slice (splitList \":\" .Element.branch) 0 1 | first }}")]
    [InlineData("{{ range $k, $v := split \":\" .Element.branch }}{{ $v }}{{ end }}")]
    public void What_a_function_makes_of_foreign_text_is_foreign_as_a_whole(string template)
    {
        var rendered = Rendering.Render(template, Element);

        string probe = rendered.Probe!;
        Assert.All(rendered.Tokens, token => probe = probe.Replace(token.Token, token.Raw, StringComparison.Ordinal));
        Assert.Equal(rendered.Text, probe);
        Assert.DoesNotContain("feat", rendered.Probe, StringComparison.Ordinal);
        Assert.DoesNotContain("zq00000001qz", rendered.Probe, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_origins_become_the_least_trusted_one_with_all_names()
    {
        var element = Rendering.Map(
            ("branch", Rendering.Foreign("b")),
            ("tag", TemplateValue.Of(TemplateText.Foreign("t", new Provenance(TrustLevel.Remote, "Element.Tag"), "zq00000009qz"))));

        var rendered = Rendering.Render("{{ printf \"%5s\" (list .Element.tag .Element.branch) }}", element);

        Assert.Equal(new Provenance(TrustLevel.Outsider, "Element.Branch, Element.Tag"), Assert.Single(rendered.Tokens).Source);
    }

    [Fact]
    public void One_token_never_stands_for_two_texts()
    {
        var rendered = Rendering.Render("{{ .Element.branch }} {{ .Element.branch | trimPrefix \"feat\" }} {{ printf \"%q\" .Element.branch }}", Element);

        string text = rendered.Probe!;
        Assert.All(rendered.Tokens, token => text = text.Replace(token.Token, token.Raw, StringComparison.Ordinal));
        Assert.Equal(rendered.Text, text);
        Assert.Equal(rendered.Tokens.Length, rendered.Tokens.Select(token => token.Token).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_key_that_others_wrote_is_foreign_when_a_loop_gives_it_back()
    {
        var map = new TemplateMap();
        map.Set(Rendering.Foreign("k: v").Rich, TemplateValue.Of("own"));
        var element = Rendering.Map(("map", TemplateValue.Of(map)));

        var rendered = Rendering.Render("{{ range $k, $v := .Element.map }}{{ $k }}={{ $v }}{{ end }} {{ .Element.map }}", element);

        Assert.Equal($"{Token}=own map[{Token}:own]", rendered.Probe);
    }

    [Theory]
    [InlineData(TrustLevel.Remote, "[]")]
    [InlineData(TrustLevel.Outsider, "[zq00000001qz]")]
    public void Empty_text_leaves_a_token_only_where_outsiders_left_it_empty(TrustLevel trust, string probe)
    {
        var empty = TemplateValue.Of(TemplateText.Foreign("", new Provenance(trust, "Element.e"), Token));

        var rendered = Rendering.Render("[{{ .Element.e }}]", Rendering.Map(("e", empty)));

        Assert.Equal(("[]", probe), (rendered.Text, rendered.Probe));
    }
}
