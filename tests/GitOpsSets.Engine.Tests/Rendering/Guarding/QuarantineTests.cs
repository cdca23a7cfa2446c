using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class QuarantineTests
{
    private const string Plain = "  title: << inputs.title >>";

    [Fact]
    public void One_bad_element_of_fifty_stays_behind_and_the_others_are_delivered()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(Plain));

        var rendered = set.Render([.. Enumerable.Range(1, 50).Select(number => set.Pull(number, number == 7 ? "x: y" : "fine"))]);

        Assert.Equal(49, rendered.Value.Manifests.Length);
        Assert.Equal("pulls/7", Assert.Single(rendered.Value.Quarantined));
        Assert.False(rendered.HasErrors);
        Assert.Equal((DiagnosticCodes.Quarantined, Severity.Error), rendered.Diagnostics.Select(finding => (finding.Code, finding.Severity)).Single());
    }

    [Fact]
    public void The_message_names_set_template_element_field_place_and_remedy_in_plain_characters()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(Plain));

        var finding = set.Render(set.Pull(7, "on")).Diagnostics.Single();

        Assert.Equal("ResourceSet apps/previews, template 1, pull request #7: field inputs.title = \"on\" at /spec/title would turn the text into a truth value (rule type). The element was left as it was", finding.Message);
        Assert.Equal("write << inputs.title | quote >>", finding.Suggestion);
        Assert.NotNull(finding.At);
        Assert.Equal(new TextFocus("inputs.title", 0), finding.Focus);
    }

    [Theory]
    [InlineData("::error::x\u2028\u001b[31m")]
    [InlineData("\ud800\u202e")]
    [InlineData("日本語: x\n")]
    public void Messages_are_printable_ASCII(string title)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(Plain));

        string line = set.Render(set.Pull(1, title)).Diagnostics.Single().ToString();

        Assert.All(line, character => Assert.InRange(character, ' ', '~'));
    }

    [Fact]
    public void A_template_that_fails_for_one_outsiders_text_quarantines_only_that_element()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  part: << index (splitList \"/\" inputs.title) 1 | quote >>"));

        var rendered = set.Render(set.Pull(1, "noslash"), set.Pull(2, "a/b"));

        Assert.Equal("pulls/1", Assert.Single(rendered.Value.Quarantined));
        Assert.Single(rendered.Value.Manifests);
    }

    [Fact]
    public void A_template_that_fails_for_every_text_is_the_authors_mistake()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  part: << fail inputs.title >>"));

        var rendered = set.Render(set.Pull(1, "a"), set.Pull(2, "b"));

        Assert.True(rendered.HasErrors);
        Assert.Empty(rendered.Value.Quarantined);
        Assert.All(rendered.Diagnostics, finding => Assert.Equal(DiagnosticCodes.TemplateExecution, finding.Code));
    }

    [Fact]
    public void A_template_that_fails_only_for_the_one_text_there_is_is_not_the_authors_mistake()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  part: << if contains \"!\" inputs.title >><< fail \"no\" >><< end >>x"));

        var rendered = set.Render(set.Pull(1, "boom!"));

        Assert.False(rendered.HasErrors);
        Assert.Single(rendered.Value.Quarantined);
    }

    [Fact]
    public void What_a_quarantined_element_shares_with_another_is_still_delivered()
    {
        var set = new GuardedSet("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shared\n---\n" + GuardedSet.ObjectWith(Plain));

        var rendered = set.Render(set.Pull(1, "x: y"), set.Pull(2, "fine"));

        Assert.Equal(["shared", "pr-2"], rendered.Value.Manifests.Select(manifest => manifest.Identity.Name), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("  title: << inputs.title | slugify >>", "!!!")]
    [InlineData("  title: << inputs.title | trim >>", "  ")]
    [InlineData("  title: << inputs.title >>", "")]
    [InlineData("  << inputs.title | slugify >>: x", "...")]
    public void Text_that_outsiders_left_empty_shows_to_be_missing(string line, string title)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));

        Assert.Single(set.Render(set.Pull(1, title)).Value.Quarantined);
    }

    [Fact]
    public void Warn_delivers_and_says_so()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(Plain));

        var rendered = set.Render(GuardMode.Warn, NameOwners.None, set.Pull(1, "on"));

        Assert.Single(rendered.Value.Manifests);
        Assert.Empty(rendered.Value.Quarantined);
        Assert.Equal(Severity.Warning, rendered.Diagnostics.Single().Severity);
    }

    [Fact]
    public void Off_says_nothing()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(Plain));

        var rendered = set.Render(GuardMode.Off, NameOwners.None, set.Pull(1, "on"));

        Assert.Single(rendered.Value.Manifests);
        Assert.Empty(rendered.Diagnostics);
    }

    [Theory]
    [InlineData("  count: << inputs.body >>", "3", "YamlInteger")]
    [InlineData("  note: |<< inputs.body | nindent 4 >>", "one\ntwo", "YamlString")]
    [InlineData("  targetNamespace: << inputs.body >>", "team-a", "YamlString")]
    public void Remote_text_may_be_any_scalar_anywhere(string line, string body, string type)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));

        var rendered = set.Render(set.Pull(1, "x", body));

        Assert.Empty(rendered.Diagnostics);
        Assert.Equal(type, ((YamlMapping)rendered.Value.Manifests.Single().Document["spec"]!).Entries[1].Value.GetType().Name);
    }

    [Theory]
    [InlineData("  title: << inputs.body >>", "x\n  pwn: yes")]
    [InlineData("  title: << inputs.body >>", "{a: 1}")]
    [InlineData("  # << inputs.body >>", "x\n  pwn: yes")]
    public void Remote_text_may_not_bring_structure(string line, string body)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));

        var rendered = set.Render(set.Pull(1, "x", body));

        Assert.Empty(rendered.Value.Manifests);
        Assert.Single(rendered.Value.Quarantined);
    }

    [Theory]
    [InlineData("  sourceRef:\n    name: << inputs.title | quote >>")]
    [InlineData("  template:\n    metadata:\n      namespace: x-<< inputs.title >>")]
    [InlineData("  jobServiceAccountName: << inputs.title >>")]
    [InlineData("  subjects:\n  - name: << inputs.title >>")]
    [InlineData("  annotations:\n    kustomize.toolkit.fluxcd.io/substitute: << inputs.title >>")]
    [InlineData("  annotations:\n    fluxcd.controlplane.io/<< inputs.title >>: x")]
    public void Outsiders_text_is_kept_from_fields_that_decide(string line)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));

        Assert.Single(set.Render(set.Pull(1, "copyFrom")).Value.Quarantined);
    }

    [Fact]
    public void A_mark_that_only_forms_with_the_authors_text_is_seen()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  title: price $<< inputs.title >>"));

        Assert.Single(set.Render(set.Pull(1, "{DB_PASSWORD}")).Value.Quarantined);
    }
}
