using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Verbs;

/// <summary>The whole pipeline: expands the sets of the repository and publishes what changed.</summary>
internal sealed class RunVerb(Options options, CiHost host, Composition composition)
{
    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var checkout = await new CheckoutInspector(composition.NewGit()).InspectAsync(composition.Root, cancellationToken);
        var permission = PublishPermission.For(host, options.Publish, isDetached: checkout is { Branch: null, HeadCommit: not null });
        GitTarget? target = null;
        if (permission.Mode is PublishMode.Commit or PublishMode.PullRequest && PublishTarget.Find(host, options, checkout, out target) is { } missing)
        {
            return Refused(missing);
        }

        target = target is null ? null : target with { Remote = target.Remote.Advised(composition.AdviceOf(target, checkout)) };
        if (target is not null && IsBeyond(composition.ForgeOf(target, checkout)))
        {
            return Refused(PublishTarget.NoForge(options, target, checkout));
        }

        checkout = permission.Mode is PublishMode.Commit or PublishMode.PullRequest ? await composition.WithUserAsync(checkout, cancellationToken) : checkout;
        if (permission.Mode == PublishMode.PullRequest && options.Publish.PullRequest.IsPerSet)
        {
            var bySet = await new SetBySetRun(composition, checkout, target!).ExecuteAsync(cancellationToken);
            return permission.Finding is { } said ? bySet with { Diagnostics = bySet.Diagnostics.Insert(0, said) } : bySet;
        }

        var publisher = composition.NewPublisher(permission.Mode, target, checkout);
        var report = await Run.ExecuteAsync(composition.NewRunOptions(checkout, target), composition.NewPorts(publisher, checkout), cancellationToken);
        return permission.Finding is { } note ? report with { Diagnostics = report.Diagnostics.Insert(0, note) } : report;
    }

    // What is known before anything was rendered is said before.
    private bool IsBeyond(HomeRepository? forge) =>
        (options.Publish.Mode == PublishMode.PullRequest && forge is null) || (options.Publish.Sign == SignMode.Api && forge?.Commits is null);

    private static RunReport Refused(Diagnostic finding) => new([], new ChangeSet([], [], Ledger.Empty), new Publication.Nothing(), [finding]);
}
