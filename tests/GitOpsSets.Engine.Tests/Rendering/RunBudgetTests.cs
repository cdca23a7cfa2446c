using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Tests.Rendering.Guarding;

namespace GitOpsSets.Engine.Tests.Rendering;

public sealed class RunBudgetTests
{
    [Fact]
    public void Renders_that_write_too_much_together_end_in_a_finding_and_no_objects()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith($"  text: {new string('x', 1000)}")) { Output = new RunBudget(10_000) };

        var rendered = set.Render([.. Enumerable.Range(1, 50).Select(number => set.Pull(number, "x"))]);

        Assert.Empty(rendered.Value.Manifests);
        var finding = Assert.Single(rendered.Diagnostics);
        Assert.Equal(DiagnosticCodes.LimitReached, finding.Code);
        Assert.Equal("the sets of this run write more than 10,000 characters together", finding.Message);
    }

    [Fact]
    public void What_fits_is_rendered()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  text: x")) { Output = new RunBudget(10_000) };

        Assert.Equal(20, set.Render([.. Enumerable.Range(1, 20).Select(number => set.Pull(number, "x"))]).Value.Manifests.Length);
    }
}
