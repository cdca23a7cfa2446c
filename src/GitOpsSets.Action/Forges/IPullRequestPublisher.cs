using System.Collections.Immutable;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Forges;

/// <summary>Writes pull requests of one repository on one kind of forge. Every member may throw <see cref="ForgeException"/>.</summary>
internal interface IPullRequestPublisher
{
    /// <summary>The longest body the forge takes, in UTF-16 units.</summary>
    int MaxBodyCharacters { get; }

    /// <summary>The open pull request from a branch of the repository itself to another, or null when there is none.</summary>
    Task<OpenPullRequest?> FindOpenAsync(string branch, string baseBranch, CancellationToken cancellationToken);

    /// <summary>Opens a pull request, with its title, body and draft state alone.</summary>
    /// <param name="branch">Exists.</param>
    /// <param name="baseBranch">Exists.</param>
    /// <param name="proposal">What it says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new one; or the one that somebody else opened in the meantime, with what that says.</returns>
    Task<OpenPullRequest> OpenAsync(string branch, string baseBranch, PullRequestProposal proposal, CancellationToken cancellationToken);

    /// <summary>Replaces title and body; a draft stays one.</summary>
    Task EditAsync(OpenPullRequest open, PullRequestProposal proposal, CancellationToken cancellationToken);

    /// <summary>Adds labels; those it has stay.</summary>
    Task AddLabelsAsync(long number, ImmutableArray<string> labels, CancellationToken cancellationToken);

    /// <summary>Asks for reviews.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="accounts">Account names; may be empty.</param>
    /// <param name="teams">Team names; may be empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task RequestReviewsAsync(long number, ImmutableArray<string> accounts, ImmutableArray<string> teams, CancellationToken cancellationToken);

    /// <summary>Assigns it.</summary>
    Task AssignAsync(long number, ImmutableArray<string> accounts, CancellationToken cancellationToken);

    /// <summary>Has the forge merge it as soon as its own rules allow that, if nobody moves the branch until then.</summary>
    /// <param name="open">The pull request.</param>
    /// <param name="commit">The tip of its branch.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task CompleteWhenReadyAsync(OpenPullRequest open, string commit, CancellationToken cancellationToken);

    /// <summary>Closes it without merging; one that is closed already stays so.</summary>
    Task CloseAsync(long number, CancellationToken cancellationToken);
}
