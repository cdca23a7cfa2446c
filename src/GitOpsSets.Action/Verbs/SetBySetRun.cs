using System.Collections.Immutable;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Publishing;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Verbs;

/// <summary>
/// A pull request for each set (<c>pull-request-per: set</c>). Each has a branch and a memory of its own, so that they can be merged in any order.
/// A set that is defined no more is known by its branch, or by its memory on the base branch.
/// </summary>
internal sealed class SetBySetRun(Composition composition, Checkout? checkout, GitTarget target)
{
    /// <summary>Stands between the branch of all and the slug of one; no folder's name in a branch has it.</summary>
    private const char Mark = '+';

    private PlanSource Source => composition.NewSource(checkout, target.BaseBranch!);

    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        ImmutableSortedDictionary<string, SetId?> sets;
        try
        {
            sets = await new BaseReader(composition.NewGit(), composition.NewBackoff()).ReadAsync(Source.Prepare(target), $"{target.Branch}{Mark}", SetsOf, cancellationToken);
        }
        catch (GitException exception)
        {
            var finding = new Diagnostic(DiagnosticCodes.PublishFailed, Severity.Error, exception.Description, null) { Suggestion = exception.Advice };
            return new RunReport([], new ChangeSet([], [], Ledger.Empty), new Publication.Failed(exception.Description, exception.Advice ?? ""), [finding]);
        }

        if (sets.IsEmpty)
        {
            return await RunAsync(PublishMode.None, composition.NewRunOptions(checkout, target), target, cancellationToken);
        }

        var reports = ImmutableArray.CreateBuilder<RunReport>(sets.Count);
        foreach (var (slug, set) in sets)
        {
            var own = target with { Branch = $"{target.Branch}{Mark}{slug}" };
            var options = composition.NewRunOptions(checkout, own);
            var title = options.Publish.PullRequest! with { Title = set is { } known ? $"{options.Publish.PullRequest!.Title} ({known.Namespace}/{known.Name})" : options.Publish.PullRequest!.Title };
            reports.Add(await RunAsync(PublishMode.PullRequest, options with { Publish = options.Publish with { Set = slug, PullRequest = title } }, own, cancellationToken));
        }

        return Together(reports.ToImmutable());
    }

    private Task<RunReport> RunAsync(PublishMode mode, RunOptions options, GitTarget own, CancellationToken cancellationToken) =>
        Run.ExecuteAsync(options, composition.NewPorts(composition.NewPublisher(mode, own, checkout), checkout), cancellationToken);

    private ImmutableSortedDictionary<string, SetId?> SetsOf(string commit, IFileTree tree, IReadOnlyList<string> branches)
    {
        var sets = ImmutableSortedDictionary.CreateBuilder<string, SetId?>(StringComparer.Ordinal);
        foreach (var set in composition.LoadDefinitions(Source.Definitions(commit, tree)).Sets.Select(SetId.Of))
        {
            sets[SetSlug.Of(set)] = set;
        }

        string memory = composition.NewRunOptions(checkout, target).Publish.At(Ledger.Location.Folder);
        var remembered = LedgerReader.Read(tree, $"{memory}/ledger.json").Value.Ledger.Sets.Select(static set => SetSlug.Of(set.Via.IsEmpty ? set.Set : set.Via[0]));
        var former = tree.List(memory).Where(static entry => entry.Kind == TreeEntryKind.Directory).Select(static entry => entry.Name)
            .Concat(branches.Select(branch => branch[(target.Branch.Length + 1)..]))
            .Concat(remembered)
            .Where(SetSlug.IsOne);
        foreach (string slug in former)
        {
            sets.TryAdd(slug, null);
        }

        return sets.ToImmutable();
    }

    // What every run says of all definitions is said once; of budgets the last one knows the latest.
    private static RunReport Together(ImmutableArray<RunReport> reports) => new(
        [.. reports.SelectMany(static report => report.Sets).OrderBy(static set => set.Set)],
        new ChangeSet(
            [.. reports.SelectMany(static report => report.Changes.Changes).OrderBy(static change => change.Path)],
            [.. reports.SelectMany(static report => report.Changes.Kept).OrderBy(static kept => kept.Path)],
            Ledger.Empty)
        {
            Meanings = [.. reports.SelectMany(static report => report.Changes.Meanings).OrderBy(static meaning => meaning.Path)],
        },
        new Publication.Several([.. reports.Select(static report => report.Publication)]),
        [.. reports.SelectMany(static report => report.Diagnostics).Distinct()])
    {
        Sources = [.. reports.SelectMany(static report => report.Sources).OrderBy(static source => source.Set)],
        Budgets = reports[^1].Budgets,
    };
}
