using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>The calls we make to the JSON API of AWS CodeCommit, for one repository (<see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/"/>).</summary>
internal sealed class CodeCommitClient
{
    private const string TokenParameter = "?nextToken=";

    private static readonly ForgeListing<string> Numbers = new(
        "",
        static answer => ForgeJson.Read(answer, CodeCommitJson.Default.CodeCommitPullPage).PullRequestIds,
        static id => TryReadNumber(id, out _),
        "a pull request whose id is no number",
        static id => id);

    private readonly ForgeHttp _http;
    private readonly ForgeApi _api;
    private readonly Uri _address;
    private readonly IRequestSigner _signer;
    private readonly string _repository;

    private CodeCommitClient(ForgeHttp http, Uri address, IRequestSigner signer, string repository)
    {
        _http = http;
        _address = address;
        _signer = signer;
        _repository = repository;
        _api = new ForgeApi(http, ComposePage, Next);
    }

    /// <summary>A client for a repository that a definition names.</summary>
    /// <exception cref="ForgeException">There are no credentials, or the server is none of AWS's.</exception>
    public static async Task<CodeCommitClient> ForAsync(ForgeHttp http, IAwsSigners signers, ForgeRepository repository, CancellationToken cancellationToken)
    {
        var server = ServerOf(repository);
        return new CodeCommitClient(http, new Uri($"https://codecommit.{server.Region}.{server.Suffix}/"), await signers.ForApiAsync(server, CodeCommitForge.Service, repository.Identity, cancellationToken), repository.Path);
    }

    /// <summary>The repository as messages name it.</summary>
    public static string Name(ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(repository.Server)}";

    /// <summary>The server of a repository.</summary>
    /// <exception cref="ForgeException">It is none of AWS's, so that nothing may be signed for it.</exception>
    public static AwsGitServer ServerOf(ForgeRepository repository) => AwsGitServer.TryRead(repository.Server, out var server)
        ? server
        : throw new ForgeException($"{Origin.Name(repository.Server)} is no server of AWS CodeCommit", "Write the URL as https://git-codecommit.REGION.amazonaws.com/v1/repos/REPOSITORY");

    /// <summary>The numbers of every open pull request, in CodeCommit's order (<see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ListPullRequests.html"/>).</summary>
    /// <exception cref="ForgeException">Any page failed or repeated itself, or the list would not settle.</exception>
    public async Task<ImmutableArray<long>> ListOpenAsync(CancellationToken cancellationToken) =>
        [.. (await _api.ListAsync(Numbers, _address, cancellationToken)).Select(static id => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture))];

    /// <summary>One pull request (<see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetPullRequest.html"/>).</summary>
    /// <exception cref="ForgeException">There was no usable answer, or it is about another pull request.</exception>
    public async Task<CodeCommitPull> ReadPullAsync(long number, CancellationToken cancellationToken)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        var request = Compose("GetPullRequest", new CodeCommitPullKey(id), CodeCommitJson.Default.CodeCommitPullKey);
        var answer = await _http.SendAsync(request, cancellationToken);
        var pull = answer.Status == 200 ? ForgeJson.Read(answer, CodeCommitJson.Default.CodeCommitPullAnswer).PullRequest : throw ForgeStatus.Explain(answer, request, _http.Clock.GetUtcNow());
        return pull.PullRequestId != id ? throw new ForgeException($"the answer is about number {RemoteText.Clean(pull.PullRequestId)}")
            : pull.PullRequestTargets is [{ RepositoryName: { } name }, ..] && name != _repository ? throw new ForgeException($"it belongs to the repository '{RemoteText.Clean(name)}'", "The credentials may belong to another account")
            : pull;
    }

    private static bool TryReadNumber(string id, out long number) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    // The API has one address: what tells pages apart is the token in the question, which stands in the address only here.
    private ForgeRequest ComposePage(Uri page)
    {
        string? token = page.Query.StartsWith(TokenParameter, StringComparison.Ordinal) ? Uri.UnescapeDataString(page.Query[TokenParameter.Length..]) : null;
        return Compose("ListPullRequests", new CodeCommitPullQuery(_repository, token), CodeCommitJson.Default.CodeCommitPullQuery);
    }

    private static Uri? Next(ForgeAnswer answer, Uri asked, int rows) =>
        ForgeJson.Read(answer, CodeCommitJson.Default.CodeCommitPullPage).NextToken is { Length: > 0 } token ? new Uri(asked, TokenParameter + Uri.EscapeDataString(token)) : null;

    private ForgeRequest Compose<T>(string operation, T question, JsonTypeInfo<T> shape) => new(_address)
    {
        Method = HttpMethod.Post,
        OnlyReads = true,
        Body = JsonSerializer.SerializeToUtf8Bytes(question, shape),
        ContentType = "application/x-amz-json-1.1",
        Headers = [KeyValuePair.Create("X-Amz-Target", $"CodeCommit_20150413.{operation}")],
        Signer = _signer,
        Rights = $"the IAM action codecommit:{operation} on this repository",
    };
}
