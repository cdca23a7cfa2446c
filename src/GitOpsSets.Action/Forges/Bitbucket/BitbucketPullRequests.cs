using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>Pull requests on Bitbucket Server and Data Center.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class BitbucketPullRequests(ForgeHttp http, ForgeTokens tokens) : ForgePullRequests<BitbucketClient, BitbucketPull>(http, BitbucketForge.Name, "Bitbucket")
{
    // Newest first is the server's default, said all the same. A server may cut pages shorter than asked (page.max.pull.requests).
    protected override ForgeListing<BitbucketPull> OpenPulls { get; } = new(
        "pull-requests?state=OPEN&order=NEWEST&limit=100&start=0",
        BitbucketClient.Rows,
        static pull => pull.IsWhole,
        "a pull request without number, branch or commit",
        static pull => pull.Id.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.State == "OPEN",
    };

    protected override Task<BitbucketClient> ConnectAsync(ForgeRepository repository, CancellationToken cancellationToken) =>
        Task.FromResult(BitbucketClient.For(Http, tokens, repository));

    protected override string NameOf(ForgeRepository repository) => BitbucketClient.Name(repository);

    protected override long NumberOf(BitbucketPull pull) => pull.Id;

    protected override (string Word, bool? IsOpen) StateOf(BitbucketPull pull) =>
        (pull.State, pull.State switch { "OPEN" => true, "MERGED" or "DECLINED" => false, _ => null });

    protected override PullRequest ToPullRequest(BitbucketPull pull) => new(
        pull.Id,
        pull.Title,
        pull.Author?.User.Name ?? "",
        pull.FromRef.DisplayId,
        pull.FromRef.LatestCommit ?? "",
        pull.ToRef.DisplayId,
        Labels: [],
        pull.FromRef.Repository.FullName,
        pull.FromRef.Repository.CloneUrl("http"),
        pull.FromRef.Repository.CloneUrl("ssh"))
    {
        IsDraft = pull.Draft ?? false,
        IsFork = pull.IsFork,
    };
}
