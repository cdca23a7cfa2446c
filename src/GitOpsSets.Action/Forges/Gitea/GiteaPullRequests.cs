using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Pull requests on Gitea and Forgejo.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class GiteaPullRequests(ForgeHttp http, ForgeTokens tokens) : ForgePullRequests<GiteaClient, GiteaPull>(http, GiteaForge.Name, "Gitea")
{
    // Newest first, as Gitea's own default order is. A server may cut pages shorter than asked (MAX_RESPONSE_ITEMS).
    protected override ForgeListing<GiteaPull> OpenPulls => GiteaPull.Open;

    protected override Task<GiteaClient> ConnectAsync(ForgeRepository repository, CancellationToken cancellationToken) =>
        Task.FromResult(GiteaClient.For(Http, tokens, repository));

    protected override string NameOf(ForgeRepository repository) => GiteaClient.Name(repository);

    protected override long NumberOf(GiteaPull pull) => pull.Number;

    protected override (string Word, bool? IsOpen) StateOf(GiteaPull pull) => (pull.State, pull.State switch { "open" => true, "closed" => false, _ => null });

    protected override PullRequest ToPullRequest(GiteaPull pull) => new(
        pull.Number,
        pull.Title,
        pull.User?.Login ?? "",
        pull.Head.Ref,
        pull.Head.Sha,
        pull.Base.Ref,
        [.. (pull.Labels ?? []).Select(static label => label.Name)],
        pull.Head.Repo?.FullName ?? "",
        pull.Head.Repo?.CloneUrl ?? "",
        pull.Head.Repo?.SshUrl ?? "")
    {
        IsDraft = pull.Draft ?? false,
        IsFork = pull.Head.RepoId != pull.Base.RepoId,
    };
}
