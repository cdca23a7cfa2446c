using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Publishing;

/// <summary>The state that a plan is made for.</summary>
/// <param name="Definitions">The tree that holds the definitions.</param>
/// <param name="Target">The tree that holds the output root.</param>
/// <param name="Commit">The commit that <paramref name="Target"/> is; null when it is none.</param>
public sealed record PublicationTip(IFileTree Definitions, IFileTree Target, string? Commit)
{
    /// <summary>
    /// Brings the contents of files of <see cref="Target"/> near, all in one request: any other file of a remote tree costs a request of its own when it is read. Paths that are no
    /// files are passed over.
    /// </summary>
    public Func<IReadOnlyCollection<string>, CancellationToken, Task> Gather { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>What an open proposal of ours made of the target; null when there is none, or when it is not ours alone.</summary>
    public PendingTrees? Pending { get; init; }
}
