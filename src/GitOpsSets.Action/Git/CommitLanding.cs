namespace GitOpsSets.Action.Git;

/// <summary>A commit, and what became of the attempt to put it on its branch.</summary>
internal sealed record CommitLanding(string Commit, PushOutcome Outcome);
