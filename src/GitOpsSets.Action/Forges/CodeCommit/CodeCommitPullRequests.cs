using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>Pull requests on AWS CodeCommit.</summary>
/// <param name="http">The way out.</param>
/// <param name="signers">Sign the requests.</param>
internal sealed class CodeCommitPullRequests(ForgeHttp http, IAwsSigners signers) : IPullRequestLister
{
    private const string Heads = "refs/heads/";

    /// <inheritdoc/>
    public string Forge => CodeCommitForge.Name;

    /// <inheritdoc/>
    public bool ListsNumbersOnly => true;

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var client = await CodeCommitClient.ForAsync(http, signers, repository, cancellationToken);
            return new Listing<PullRequest>.Complete([.. (await client.ListOpenAsync(cancellationToken)).Select(static number => new PullRequest(number, "", "", "", "", "", [], "", "", ""))], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"AWS CodeCommit pull requests of {CodeCommitClient.Name(repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> CompleteAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // Without a commit there is nothing to deploy, and one that was closed meanwhile is no longer open.
            var pull = await ReadAsync(repository, request.Number, cancellationToken);
            return new Listing<PullRequest>.Complete(pull is { PullRequestStatus: "OPEN", Source: { } source } ? [ToPullRequest(repository, request.Number, pull, source)] : [], default);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure(Name(repository, request.Number), exception));
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            // Nobody can delete a pull request: one that does not exist is asked for in another account.
            var pull = await ReadAsync(repository, number, cancellationToken);
            return pull.Source is { } source && pull.PullRequestStatus == "OPEN" ? new PullRequestEvidence.Open(ToPullRequest(repository, number, pull, source))
                : pull.PullRequestStatus == "CLOSED" ? new PullRequestEvidence.Closed()
                : throw new ForgeException("it is open and names no commit");
        }
        catch (ForgeException exception)
        {
            return new PullRequestEvidence.Unknown(Failure(Name(repository, number), exception));
        }
    }

    private static PullRequest ToPullRequest(ForgeRepository repository, long number, CodeCommitPull pull, CodeCommitPull.Target source)
    {
        string author = pull.AuthorArn ?? "";
        string url = $"{repository.Server.AbsoluteUri}v1/repos/{repository.Path}";
        return new PullRequest(
            number,
            pull.Title ?? "",
            author[(author.LastIndexOf('/') + 1)..],
            Short(source.SourceReference ?? ""),
            source.SourceCommit ?? "",
            Short(source.DestinationReference ?? ""),
            [],
            repository.Path,
            url,
            "");
    }

    private static string Short(string reference) => reference.StartsWith(Heads, StringComparison.Ordinal) ? reference[Heads.Length..] : reference;

    private static string Name(ForgeRepository repository, long number) => string.Create(CultureInfo.InvariantCulture, $"AWS CodeCommit pull request #{number} of {CodeCommitClient.Name(repository)}");

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);

    private async Task<CodeCommitPull> ReadAsync(ForgeRepository repository, long number, CancellationToken cancellationToken) =>
        await (await CodeCommitClient.ForAsync(http, signers, repository, cancellationToken)).ReadPullAsync(number, cancellationToken);
}
