using System.Collections.Immutable;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine;

/// <summary>Everything that is to be said of a run.</summary>
/// <param name="Sets">Every set, in the order of their names.</param>
/// <param name="Changes">What was, or would be, done to the output root.</param>
/// <param name="Publication">What came of it.</param>
/// <param name="Diagnostics">Everything that was noticed, in the order of the stages.</param>
public sealed record RunReport(ImmutableArray<SetOutput> Sets, ChangeSet Changes, Publication Publication, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The plan that was published: the text of every file to write, null for one to delete.</summary>
    public PublicationPlan Plan { get; init; } = PublicationPlan.Nothing;

    /// <summary>Which sets were this run's own.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>What came of asking each source, in the order of the sets.</summary>
    public ImmutableArray<SourceReport> Sources { get; init; } = [];

    /// <summary>How much more the services asked let us ask.</summary>
    public ImmutableArray<RateBudget> Budgets { get; init; } = [];

    /// <summary>The worst of what happened; of a run without an end, and without a reason for it, that somebody ended it.</summary>
    public ExitCode ExitCode => Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
        .Select(diagnostic => diagnostic.Code.Exit)
        .DefaultIfEmpty(Publication is Publication.Unfinished ? ExitCode.Terminated : ExitCode.Done)
        .Aggregate(ExitCodes.Worse);
}
