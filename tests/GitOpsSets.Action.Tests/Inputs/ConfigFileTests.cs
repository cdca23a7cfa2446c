using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Inputs;

public sealed class ConfigFileTests
{
    private const string Allowing = """
        publish: none
        guard:
          mode: warn
          allow:
          - set: apps/previews
            field: inputs.branch
            rule: sensitive-field
            template: 2
            at: /spec/targetNamespace
            reason: branches are protected
        """;

    [Fact]
    public void The_guard_may_be_a_mode_with_exceptions()
    {
        var config = Read(Allowing);

        Assert.Empty(config.Diagnostics);
        Assert.Equal("publish=none, guard=warn", string.Join(", ", config.Value.Entries.Select(entry => $"{entry.Name}={entry.Value}")));
        var allowance = Assert.Single(config.Value.Allowances);
        Assert.Equal(("apps/previews", "inputs.branch", ViolationRule.SensitiveField, "branches are protected"), (allowance.Set, allowance.Field, allowance.Rule, allowance.Reason));
        Assert.Equal((2, "/spec/targetNamespace", "config.yaml:5:5"), (allowance.Template, allowance.At, allowance.Origin.ToString()));
    }

    [Theory]
    [InlineData("guard: off")]
    [InlineData("guard: 'off'")]
    [InlineData("guard: {mode: off}")]
    public void Off_is_a_word_here(string text)
    {
        Assert.Equal("off", Assert.Single(Read(text).Value.Entries).Value);
    }

    [Theory]
    [InlineData("guard: {alow: []}", "config.yaml:1:9: error GS0901: there is no 'alow' in 'guard' (did you mean 'allow'?)")]
    [InlineData("guard: {allow: {}}", "config.yaml:1:16: error GS0901: 'guard.allow' must be a list")]
    [InlineData("guard: {warn: apps/previews}", "config.yaml:1:15: error GS0901: 'guard.warn' must be a list of sets, each as namespace/name")]
    [InlineData("guard: {warn: [previews]}", "config.yaml:1:15: error GS0901: 'guard.warn' must be a list of sets, each as namespace/name")]
    [InlineData("guard: {allow: [x]}", "config.yaml:1:17: error GS0901: an entry of 'guard.allow' must be a mapping with set, field, rule and reason")]
    [InlineData("guard: {allow: [{set: a/b, field: inputs.x, rule: type}]}", "config.yaml:1:17: error GS0901: an entry of 'guard.allow' needs 'reason', a text (say why it may; every use says it)")]
    [InlineData("guard: {allow: [{set: a/b, field: inputs.x, rule: sensitive-fields, reason: r}]}", "config.yaml:1:51: error GS0901: the guard has no rule 'sensitive-fields': characters, expansion, structure, type, key, sensitive-field, override (did you mean 'sensitive-field'?)")]
    [InlineData("guard: {allow: [{set: a/b, field: inputs.x, rule: type, reason: r, template: 0}]}", "config.yaml:1:78: error GS0901: 'template' of an entry of 'guard.allow' must be the number of a template, 1 for the first")]
    [InlineData("guard: {allow: [{set: a/b, field: inputs.x, rule: type, reason: r, why: x}]}", "config.yaml:1:68: error GS0901: there is no 'why' in 'guard.allow'")]
    public void A_wrong_exception_is_refused_with_its_place(string text, string message)
    {
        var config = Read(text);

        Assert.Equal(message, Assert.Single(config.Diagnostics).ToString());
        Assert.Empty(config.Value.Allowances);
    }

    [Fact]
    public void No_input_and_no_option_has_exceptions()
    {
        Assert.DoesNotContain(InputDeclarations.All, input => input.Name.Contains("allow", StringComparison.Ordinal) && input.Name.Contains("guard", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_the_base_branchs_cannot_weaken_the_guard()
    {
        var kept = Read(Allowing).Value.WithGuardAtFull("a pull request");

        Assert.Equal("publish", Assert.Single(kept.Value.Entries).Name);
        Assert.Empty(kept.Value.Allowances);
        Assert.Equal<string>(
            [
                "config.yaml:3:9: warning GS0901: 'guard: warn' is passed over: the file is that of a pull request, and not of the base branch (have it merged first)",
                "config.yaml:5:5: warning GS0901: 'guard.allow' is passed over: the file is that of a pull request, and not of the base branch (have it merged first)",
            ],
            [.. kept.Diagnostics.Select(finding => finding.ToString())]);
    }

    [Fact]
    public void It_may_be_strict_there()
    {
        var kept = Read("guard: strict\n").Value.WithGuardAtFull("a pull request");

        Assert.Single(kept.Value.Entries);
        Assert.Empty(kept.Diagnostics);
    }

    private static StageResult<Configuration> Read(string text) => ConfigFile.Read(new InMemoryTree().AddFile("config.yaml", text), "config.yaml");
}
