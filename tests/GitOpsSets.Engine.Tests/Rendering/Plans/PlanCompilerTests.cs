using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Rendering.Plans;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Tests.Rendering.Plans;

/// <summary>Which texts have a plan. A hole is written as <c>⟨value⟩</c>.</summary>
public sealed class PlanCompilerTests
{
    [Theory]
    [InlineData("name: ⟨a⟩", "Plain")]
    [InlineData("name: x-⟨a⟩-⟨b⟩", "Plain Plain")]
    [InlineData("name: {a: ⟨a⟩}", "PlainInFlow")]
    [InlineData("name: \"⟨a⟩\"\nother: '⟨b⟩'", "Quoted Quoted")]
    [InlineData("text: |\n  ⟨a⟩\nfolded: >\n  ⟨b⟩", "Block Block")]
    [InlineData("- ⟨a⟩\n---\n- ⟨b⟩", "Plain Plain")]
    [InlineData("name: a", "")]
    public void Values_inside_scalars_are_planned(string marked, string contexts)
    {
        var plan = Compile(marked);

        Assert.NotNull(plan);
        Assert.Equal(contexts, string.Join(' ', plan.Holes));
    }

    [Theory]
    [InlineData("⟨a⟩: 1")]
    [InlineData("? ⟨a⟩\n: 1")]
    [InlineData("a: 1 # ⟨b⟩")]
    [InlineData("a: &⟨b⟩ 1")]
    [InlineData("a: &x ⟨b⟩\nc: *x")]
    [InlineData("a: !!str ⟨b⟩")]
    [InlineData("a: |⟨2⟩\n    b")]
    [InlineData("a: \"\\⟨n⟩\"")]
    [InlineData("{\"a\": \"⟨b⟩\"}")]
    [InlineData("a: ⟨b⟩\na: 2")]
    [InlineData("a: zqhole0000qz ⟨b⟩")]
    [InlineData("a: ⟨b⟩\n  b: c")]
    [InlineData("--- ⟨b⟩")]
    public void What_could_mean_something_else_with_another_value_is_not_planned(string marked) => Assert.Null(Compile(marked));

    [Fact]
    public void A_plan_is_for_one_shape()
    {
        var plan = Compile("name: ⟨a⟩\nother: ⟨b⟩")!;

        Assert.True(HasShapeOf(plan, "name: ⟨longer⟩\nother: ⟨c⟩"));
        Assert.False(HasShapeOf(plan, "name: ⟨a⟩\nothers: ⟨b⟩"));
        Assert.False(HasShapeOf(plan, "name: ⟨a⟩\nother: b"));
        Assert.False(HasShapeOf(plan, "name: ⟨a⟩\nother: ⟨b⟩\n"));
    }

    private static bool HasShapeOf(TextPlan plan, string marked)
    {
        var (text, holes) = Unmark(marked);
        return plan.HasShapeOf(new WrittenValues(text, holes));
    }

    private static TextPlan? Compile(string marked)
    {
        var (text, holes) = Unmark(marked);
        return PlanCompiler.Compile(new WrittenValues(text, holes), new RenderedForm(100, IsFirstOnly: false));
    }

    private static (string Text, TextInsertion[] Holes) Unmark(string marked)
    {
        var holes = new List<TextInsertion>();
        for (int open = marked.IndexOf('⟨', StringComparison.Ordinal); open >= 0; open = marked.IndexOf('⟨', StringComparison.Ordinal))
        {
            int close = marked.IndexOf('⟩', StringComparison.Ordinal) - 1;
            holes.Add(new TextInsertion(open, close - open));
            marked = marked.Remove(close + 1, 1).Remove(open, 1);
        }

        return (marked, [.. holes]);
    }
}
