using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>One call of git: what it is for, its arguments, and how it is fed and read.</summary>
internal sealed record GitInvocation
{
    /// <summary>What it does, as it follows "git could not".</summary>
    public required string Operation { get; init; }

    /// <summary>The working directory, as an absolute path; git looks for a repository there and not above.</summary>
    public required string Directory { get; init; }

    /// <summary>Arguments, one each; never joined, never seen by a shell.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>The remote it talks to; without one, no transport is allowed at all.</summary>
    public GitRemote? Remote { get; init; }

    /// <summary>Extra configuration for this call alone.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Configuration { get; init; } = [];

    /// <summary>Extra environment variables for this call alone.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>What must not turn up in messages about this call, besides the remote's credentials.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>Writes standard input; without it the input is empty.</summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>Reads standard output to its end; without it the output becomes <see cref="GitResult.Output"/>.</summary>
    public Func<Stream, CancellationToken, Task>? Output { get; init; }

    /// <summary>Exit codes that are answers and not failures.</summary>
    public ImmutableArray<int> Answers { get; init; } = [0];

    /// <summary>How long it may go on after a cancellation: a push in flight is better finished than cut.</summary>
    public TimeSpan Grace { get; init; }
}
