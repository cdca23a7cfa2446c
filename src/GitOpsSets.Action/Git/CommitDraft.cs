namespace GitOpsSets.Action.Git;

/// <summary>A commit before it is made.</summary>
/// <param name="Tree">A tree that the repository holds.</param>
/// <param name="Parent">The commit it continues; null for the first one.</param>
/// <param name="Text">Everything else.</param>
internal sealed record CommitDraft(string Tree, string? Parent, CommitText Text);
