using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class GuardAllowanceTests
{
    private static readonly GuardAllowance Namespace = New(ViolationRule.SensitiveField);

    [Theory]
    [InlineData("  targetNamespace: << inputs.title >>", "team-a", ViolationRule.SensitiveField)]
    [InlineData("  title: << inputs.title >>", "on", ViolationRule.Type)]
    [InlineData("  title: << inputs.title | quote >>", "${NAME}", ViolationRule.Expansion)]
    [InlineData("  title: << inputs.title | quote >>", "a\u2028b", ViolationRule.Characters)]
    [InlineData("  << inputs.title >>: x", "mine", ViolationRule.Key)]
    [InlineData("  title: << inputs.title >>", "{a: 1}", ViolationRule.Structure)]
    public void What_the_owners_permit_is_delivered_and_said_with_its_reason(string line, string title, ViolationRule rule)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line)) { Allowances = [New(rule)] };

        var rendered = set.Render(set.Pull(1, title), set.Pull(2, title));

        Assert.Empty(rendered.Value.Quarantined);
        Assert.Equal(2, rendered.Value.Manifests.Length);
        var notice = rendered.Diagnostics.Single(finding => finding.Code == DiagnosticCodes.GuardAllowed);
        Assert.Equal(Severity.Notice, notice.Severity);
        Assert.Equal($"ResourceSet apps/previews: field inputs.title broke the rule '{ViolationRules.NameOf(rule)}' for 2 elements, which guard.allow permits: agreed in #12", notice.Message);
        Assert.Equal(".gitopssets.yaml:3:5", notice.At.ToString());
    }

    [Theory]
    [InlineData("apps/previews", GuardMode.Strict, true, Severity.Warning)]
    [InlineData("apps/other", GuardMode.Strict, false, Severity.Error)]
    [InlineData("apps/other", GuardMode.Warn, true, Severity.Warning)]
    public void A_set_that_is_being_brought_in_is_warned_about_and_delivered(string warned, GuardMode mode, bool isDelivered, Severity severity)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  title: << inputs.title >>")) { Warned = [warned] };

        var rendered = set.Render(mode, NameOwners.None, set.Pull(1, "on"));

        Assert.Equal(isDelivered, rendered.Value.Manifests.Length == 1);
        Assert.Equal((DiagnosticCodes.Quarantined, severity), rendered.Diagnostics.Select(finding => (finding.Code, finding.Severity)).Single());
    }

    [Fact]
    public void A_set_that_nobody_looks_at_is_not_looked_at_because_it_is_warned_about()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  title: << inputs.title >>")) { Warned = ["apps/previews"] };

        Assert.Empty(set.Render(GuardMode.Off, NameOwners.None, set.Pull(1, "on")).Diagnostics);
    }

    [Fact]
    public void Nothing_else_is_permitted_with_it()
    {
        GuardAllowance[] others =
        [
            Namespace with { Set = "apps/other" }, Namespace with { Field = "inputs.branch" }, Namespace with { Rule = ViolationRule.Type }, Namespace with { Template = 2 }, Namespace with { At = "/spec/other" },
        ];

        Assert.All(others, allowance =>
        {
            var set = new GuardedSet(GuardedSet.ObjectWith("  targetNamespace: << inputs.title >>")) { Allowances = [allowance] };
            var rendered = set.Render(set.Pull(1, "team-a"));
            Assert.Single(rendered.Value.Quarantined);
            Assert.DoesNotContain(rendered.Diagnostics, finding => finding.Code == DiagnosticCodes.GuardAllowed);
        });
    }

    [Fact]
    public void It_may_name_the_template_and_the_place()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  targetNamespace: << inputs.title >>")) { Allowances = [Namespace with { Template = 1, At = "/spec/targetNamespace" }] };

        Assert.Empty(set.Render(set.Pull(1, "team-a")).Value.Quarantined);
    }

    [Fact]
    public void Structure_that_is_permitted_to_one_text_is_permitted_to_no_other()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  title: << inputs.title >>\n  # << inputs.title >>\n  other: << inputs.body >>")) { Allowances = [New(ViolationRule.Structure)] };

        Assert.Empty(set.Render(set.Pull(1, "{a: 1}", "fine")).Value.Quarantined);
        Assert.Single(set.Render(set.Pull(1, "{a: 1}", "x\n  pwn: yes")).Value.Quarantined);
    }

    [Fact]
    public void What_cannot_be_read_at_all_is_never_delivered()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  title: << inputs.title >>")) { Allowances = [New(ViolationRule.Structure)] };

        var rendered = set.Render(set.Pull(1, "a: b: c"), set.Pull(2, "fine"));

        Assert.Equal("pulls/1", Assert.Single(rendered.Value.Quarantined));
        Assert.Single(rendered.Value.Manifests);
    }

    private static GuardAllowance New(ViolationRule rule) => new("apps/previews", "inputs.title", rule, "agreed in #12", new SourceSpan(".gitopssets.yaml", 3, 5));
}
