using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Verbs;

/// <summary>The whole pipeline: expands the sets of the repository and publishes what changed.</summary>
internal sealed class RunVerb(HostProcess process, Options options, Composition composition)
{
    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var checkout = await new CheckoutInspector(composition.NewGit()).InspectAsync(composition.Root, cancellationToken);
        GitTarget? target = null;
        if (options.Publish.Mode == PublishMode.Commit && PublishTarget.Find(process.Environment, options, checkout, out target) is { } refusal)
        {
            return new RunReport([], new ChangeSet([], [], Ledger.Empty), new Publication.Nothing(), [refusal]);
        }

        return await Run.ExecuteAsync(composition.NewRunOptions(checkout), composition.NewPorts(composition.NewPublisher(target, checkout), checkout), cancellationToken);
    }
}
