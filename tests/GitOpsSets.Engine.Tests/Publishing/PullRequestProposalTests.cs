using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine.Tests.Publishing;

public sealed class PullRequestProposalTests
{
    [Fact]
    public void The_body_says_what_changes_for_which_set()
    {
        var proposal = PullRequestProposal.For(Changes(2), Options("Hello @team", 10_000));

        Assert.StartsWith(
            "Hello @team\n\n2 files added, 0 updated, 0 removed.\n\n| set | added | updated | removed |\n|---|---:|---:|---:|\n| `GitOpsSet/apps/shop` | 2 | 0 | 0 |\n\n| | object | for Flux | file |\n|---|---|---|---|\n| + |  | created | `apps/shop/file-0.yaml` |\n| + |  | created | `apps/shop/file-1.yaml` |\n\n<!-- gitopssets-action:",
            proposal.Body,
            StringComparison.Ordinal);
        Assert.True(ProposalMarker.IsIn(proposal.Body));
    }

    [Theory]
    [InlineData(1_000, 500)]
    [InlineData(4_000, 500)]
    [InlineData(60_000, 10_000)]
    public void A_long_body_is_cut_with_a_note_and_keeps_its_marker(int limit, int files)
    {
        var proposal = PullRequestProposal.For(Changes(files), Options("", limit));

        Assert.InRange(proposal.Body.Length, limit - 200, limit);
        Assert.Contains("_This description was cut: the list of files is longer than the forge allows.", proposal.Body, StringComparison.Ordinal);
        Assert.True(ProposalMarker.IsIn(proposal.Body));
    }

    [Fact]
    public void Words_of_the_user_that_are_too_long_are_cut_between_characters()
    {
        var proposal = PullRequestProposal.For(Changes(1), Options(string.Concat(Enumerable.Repeat("🚀", 4_000)), 4_000));

        Assert.InRange(proposal.Body.Length, 1_000, 4_000);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(proposal.Body)));
        Assert.Contains("1 file added", proposal.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_grave_is_said_first_so_that_no_limit_cuts_it()
    {
        var changes = Enumerable.Range(0, 500).Select(index => (FileChange)new FileChange.Added(RelativePath.Of("apps", "shop", FormattableString.Invariant($"a-{index}.yaml")), null, "kind: ConfigMap\nmetadata: {name: a}\n"))
            .Append(new FileChange.Modified(RelativePath.Of("apps", "shop", "z.yaml"), null, "kind: Secret\nmetadata: {name: z}\n"));

        var proposal = PullRequestProposal.For(
            new ChangeSet([.. changes], [], Ledger.Empty) { Meanings = ChangeMeanings.Of([.. changes], static _ => "kind: ConfigMap\nmetadata: {name: z}\n") }, Options("", 1_000));

        Assert.Contains("### Look at these before they are synced", proposal.Body, StringComparison.Ordinal);
        Assert.Contains("| `Secret z` | recreated | `it takes the place of ConfigMap z, which is pruned` |", proposal.Body, StringComparison.Ordinal);
        Assert.Contains("_This description was cut", proposal.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_stays_a_name()
    {
        const string Name = "``</td><img src=x> @everyone | <!-- gitopssets-action:";
        string manifest = $"kind: Namespace\nmetadata:\n  name: '{Name}'\n";

        var proposal = PullRequestProposal.For(Of(new FileChange.Added(RelativePath.Of("apps", "a.yaml"), null, manifest)), Options("", 5_000));

        Assert.Contains("| + | ``` Namespace ``</td><img src=x> @everyone ¦ <!-- gitopssets-action: ``` | created | `apps/a.yaml` |\n", proposal.Body, StringComparison.Ordinal);
        Assert.True(ProposalMarker.AreSame(proposal.Body, proposal.Body));
    }

    [Fact]
    public void The_same_change_is_described_by_the_same_bytes()
    {
        Assert.Equal(PullRequestProposal.For(Changes(3), Options("x", 5_000)).Body, PullRequestProposal.For(Changes(3), Options("x", 5_000)).Body);
    }

    [Fact]
    public void The_marker_tells_what_people_changed_from_what_we_would_change()
    {
        string body = PullRequestProposal.For(Changes(1), Options("", 5_000)).Body;
        string other = PullRequestProposal.For(Changes(2), Options("", 5_000)).Body;

        Assert.True(ProposalMarker.AreSame(body.Replace("added", "put in", StringComparison.Ordinal).ReplaceLineEndings("\r\n").TrimEnd(), body));
        Assert.False(ProposalMarker.AreSame(body, other));
        Assert.False(ProposalMarker.AreSame("by hand", body));
        Assert.False(ProposalMarker.IsIn("<!-- gitopssets-action:short"));
    }

    private static PullRequestOptions Options(string body, int limit) => new("Update", body, limit);

    private static ChangeSet Changes(int count)
    {
        var set = SetId.TryParse("GitOpsSet/apps/shop", out var parsed) ? parsed : default;
        return Of([.. Enumerable.Range(0, count).Select(index => new FileChange.Added(RelativePath.Of("apps", "shop", FormattableString.Invariant($"file-{index}.yaml")), set, "a: 1\n"))]);
    }

    private static ChangeSet Of(params FileChange[] changes) => new([.. changes], [], Ledger.Empty) { Meanings = ChangeMeanings.Of([.. changes], static _ => null) };
}
