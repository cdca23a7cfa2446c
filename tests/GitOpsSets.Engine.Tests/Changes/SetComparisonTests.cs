using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Tests.Changes;

/// <summary>Sets whose listing a limit of the user's cut.</summary>
public sealed class SetComparisonTests
{
    private static readonly SetId Set = new("ResourceSet", "apps", "releases");

    [Fact]
    public void A_limit_that_leaves_no_file_behind_is_no_cause_for_a_word()
    {
        var before = OutputRoot.Empty.Apply(OutputRoot.Empty.Compare(Bounded(("shop.yaml", "tag: v1.0.0\n"))).Value);

        var compared = before.Compare(Bounded(("shop.yaml", "tag: v1.1.0\n")));

        Assert.Empty(compared.Diagnostics);
        Assert.IsType<FileChange.Modified>(Assert.Single(compared.Value.Changes));
    }

    [Fact]
    public void A_limit_that_leaves_files_behind_keeps_them_and_says_which()
    {
        var before = OutputRoot.Empty.Apply(OutputRoot.Empty.Compare(Bounded(("shop-1-0-0.yaml", "a\n"), ("shop-1-0-1.yaml", "b\n"))).Value);

        var compared = before.Compare(Bounded(("shop-1-1-0.yaml", "c\n")));

        var finding = Assert.Single(compared.Diagnostics);
        Assert.Equal((DiagnosticCodes.SourceBounded, Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("'apps/releases/shop-1-0-0.yaml' and 1 more", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(compared.Value.Changes, static change => change is FileChange.Removed);
    }

    private static SetOutput.Evaluated Bounded(params (string Name, string Text)[] files) =>
        new(Set, "releases.yaml", [.. files.Select(static file => new OutputFile(RelativePath.Of("apps/releases", file.Name), file.Text, $"element/{file.Name}", []))]) { IsBounded = true };
}
