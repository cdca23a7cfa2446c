using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Changes;

public sealed class PathClaimsTests
{
    private static readonly SetId First = new("GitOpsSet", "apps", "first");
    private static readonly SetId Second = new("GitOpsSet", "apps", "second");

    [Fact]
    public void Of_two_sets_that_want_one_path_the_first_gets_it_and_the_second_is_left_as_it_is()
    {
        var comparison = new Comparison(Ledger.Empty, _ => null, DeletionLimit.Default);

        var result = comparison.Compare([Wants(First, "shared.yaml", "a"), Wants(Second, "SHARED.yaml", "b")], _ => true, NoVerdicts);

        Assert.Equal(First, Assert.Single(result.Value.Changes).Set);
        Assert.Equal(First, Assert.Single(result.Value.Ledger.Files).Set);
        Assert.Equal(DiagnosticCodes.PathTaken, Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void A_file_of_a_set_that_failed_is_given_to_nobody()
    {
        var ledger = Owned(Second, "shared.yaml", "b");
        var comparison = new Comparison(ledger, _ => null, DeletionLimit.Default);

        var result = comparison.Compare([Wants(First, "shared.yaml", "a"), new SetOutput.Untouched(Second, "sets/second.yaml")], _ => true, NoVerdicts);

        Assert.Empty(result.Value.Changes);
        Assert.Equal(Second, Assert.Single(result.Value.Ledger.Files).Set);
    }

    [Fact]
    public void A_file_that_another_set_takes_over_unchanged_is_not_deleted()
    {
        var ledger = Owned(Second, "shared.yaml", "same");
        var comparison = new Comparison(ledger, _ => Hash("same"), new DeletionLimit(null, false, AllowEmpty: true));

        var result = comparison.Compare([Wants(First, "shared.yaml", "same")], _ => true, NoVerdicts);

        Assert.Empty(result.Value.Changes);
        Assert.Equal(First, Assert.Single(result.Value.Ledger.Files).Set);
        Assert.Empty(result.Diagnostics);
    }

    private static ImmutableDictionary<string, EvidenceVerdict> NoVerdicts => ImmutableDictionary<string, EvidenceVerdict>.Empty;

    private static SetOutput.Evaluated Wants(SetId set, string path, string text) =>
        new(set, $"sets/{set.Name}.yaml", [new OutputFile(RelativePath.Of(path), text, "list[0]/0", [])]);

    private static Ledger Owned(SetId set, string path, string text) =>
        new([new LedgerSet(set, $"sets/{set.Name}.yaml", [])], [new LedgerEntry(RelativePath.Of(path), set, "list[0]/0", Hash(text), [])]);

    private static string Hash(string text) => GitBlobId.Of(Encoding.UTF8.GetBytes(text));
}
