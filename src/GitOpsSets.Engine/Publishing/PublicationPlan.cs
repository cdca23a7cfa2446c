using System.Collections.Immutable;
using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Publishing;

/// <summary>What is to be published. Paths are relative to the repository.</summary>
/// <param name="Files">Text of files to write, null for files to delete; sorted by path, no path twice; empty for nothing to do.</param>
/// <param name="Message">The commit's message, without trailers.</param>
/// <param name="Trailers">The commit's trailers, in order.</param>
public sealed record PublicationPlan(ImmutableArray<KeyValuePair<string, string?>> Files, string Message, ImmutableArray<KeyValuePair<string, string>> Trailers)
{
    /// <summary>A plan to do nothing.</summary>
    public static PublicationPlan Nothing { get; } = new([], "", []);

    /// <summary>A plan to leave everything as it is, since nobody knows what there is to do.</summary>
    public static PublicationPlan Unknown { get; } = Nothing with { IsKnown = false };

    /// <summary>Whether the plan says all there is to do; otherwise not even an open pull request may be withdrawn for it.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The pull request to propose the files with; null when they are not proposed.</summary>
    public PullRequestProposal? PullRequest { get; init; }

    /// <summary>Paths of files whose difference alone is not worth renewing a proposal that waits.</summary>
    public ImmutableHashSet<string> Incidental { get; init; } = [];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Files.IsEmpty;

    /// <summary>The plan for a set of changes.</summary>
    /// <param name="changes">What is to be done to the output root.</param>
    /// <param name="state">What the tool remembers, beside the files themselves.</param>
    /// <param name="options">Where the output root is, and what the commit says.</param>
    /// <param name="asOf">When the sources were asked.</param>
    public static PublicationPlan For(ChangeSet changes, IReadOnlyCollection<StateFile> state, PublishOptions options, DateTimeOffset asOf)
    {
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var change in changes.Changes)
        {
            files[options.At(change.Path.Value)] = change switch
            {
                FileChange.Added added => added.After,
                FileChange.Modified modified => modified.After,
                _ => null,
            };
        }

        if (files.Count > 0 || state.Any(file => file is { Differs: true, IsReason: true }))
        {
            foreach (var file in state.Where(file => file.Differs))
            {
                files[options.At(file.Location)] = file.After.Length == 0 ? null : file.After;
            }
        }

        return files.Count == 0
            ? Nothing
            : new PublicationPlan([.. files], CommitMessage.For(changes, options), CommitMessage.Trailers(options, asOf))
            {
                Incidental = [.. state.Where(file => !file.IsNews).Select(file => options.At(file.Location))],
                PullRequest = options.PullRequest is { } wanted ? PullRequestProposal.For(changes, wanted) : null,
            };
    }
}
