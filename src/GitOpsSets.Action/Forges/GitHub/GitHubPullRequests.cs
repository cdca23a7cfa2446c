using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Pull requests on GitHub.com and GitHub Enterprise.</summary>
/// <param name="http">The way out.</param>
/// <param name="access">Who asks.</param>
internal sealed class GitHubPullRequests(ForgeHttp http, GitHubAccess access) : ForgePullRequests<GitHubClient, GitHubPull>(http, GitHubForge.Name, "GitHub")
{
    protected override ForgeListing<GitHubPull> OpenPulls { get; } = GitHubPull.Open("");

    protected override Task<GitHubClient> ConnectAsync(ForgeRepository repository, CancellationToken cancellationToken) => access.ConnectAsync(repository, cancellationToken);

    protected override string NameOf(ForgeRepository repository) => access.NameOf(repository);

    protected override long NumberOf(GitHubPull pull) => pull.Number;

    protected override (string Word, bool? IsOpen) StateOf(GitHubPull pull) => (pull.State, pull.State switch { "open" => true, "closed" => false, _ => null });

    protected override PullRequest ToPullRequest(GitHubPull pull) => new(
        pull.Number,
        pull.Title,
        pull.User?.Login ?? "",
        pull.Head.Ref,
        pull.Head.Sha,
        pull.Base.Ref,
        [.. pull.Labels.Select(static label => label?.Name ?? "")],
        pull.Head.Repo?.FullName ?? "",
        pull.Head.Repo?.CloneUrl ?? "",
        pull.Head.Repo?.SshUrl ?? "")
    {
        IsDraft = pull.Draft ?? false,
        IsFork = pull.IsFork,
    };
}
