using System.Collections.Concurrent;
using System.Globalization;
using System.Web;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

/// <summary>An Azure DevOps with one repository, in memory: references go on by token, pull requests by skipping.</summary>
internal sealed class AzureDevOpsScene : IForgeFaultScene
{
    private const string Repository = "/fleet/my%20apps/_apis/git/repositories/shop";

    private readonly ForgeHttp _http;

    public AzureDevOpsScene(HomeForge? home = null)
    {
        Network = new FakeNetwork(Respond);
        _http = new ForgeHttp(ForgeScene.Impatient with { MaxPages = 50 }, TimeProvider.System, static () => 0.5, Trace.Enqueue, _ => Network);
        Pulls = new AzureDevOpsPullRequests(_http, ForgeTokens.OfHome(home));
        References = new AzureDevOpsReferences(_http, ForgeTokens.OfHome(home));
    }

    public static ForgeRepository Address { get; } = new(new Uri("https://dev.azure.com"), "fleet/my apps/shop", null);

    public FakeNetwork Network { get; }

    public ConcurrentQueue<string> Trace { get; } = new();

    public AzureDevOpsPullRequests Pulls { get; }

    public AzureDevOpsReferences References { get; }

    public bool IsReadable { get; set; } = true;

    /// <summary>Newest first.</summary>
    public List<(long Number, string Json)> PullRows { get; } = [];

    /// <summary>Full names and objects, one a page.</summary>
    public List<(string Name, string ObjectId)> ReferenceRows { get; } = [];

    /// <summary>Annotated tags by their own objects.</summary>
    public Dictionary<string, string> Annotated { get; } = new(StringComparer.Ordinal);

    public static string Pull(long number, string status = "active", string more = ""","labels":[{"name":"deploy"},{"name":"old","active":false}]""") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"repository":{"id":"0a","name":"shop"},"pullRequestId":{{{number}}},"status":"{{{status}}}","createdBy":{"displayName":"Dev Anna"},"creationDate":"2026-02-01T09:00:00Z","title":"Add cart",
        "sourceRefName":"refs/heads/feat/cart","targetRefName":"refs/heads/main","isDraft":false,"lastMergeSourceCommit":{"commitId":"86f7e437"}{{{more}}}}
        """);

    public void OpenPulls(int count) => PullRows.AddRange(Enumerable.Range(1, count).Reverse().Select(number => ((long)number, Pull(number))));

    public string Right => "Code (read)";

    public bool IsPage(Uri address, int page) => (page == 2) == (address.Query.EndsWith("$skip=100", StringComparison.Ordinal) || address.Query.Contains("continuationToken", StringComparison.Ordinal));

    public bool IsRepository(Uri address) => address.AbsolutePath == Repository;

    // Branches come in one piece.
    public async Task<IReadOnlyList<SourceFailure>> FailuresAsync(Secret token, int page)
    {
        var address = Address with { Credential = token };
        List<SourceFailure> failures =
        [
            Assert.IsType<Listing<PullRequest>.Failed>(await Pulls.ListOpenAsync(address, TestContext.Current.CancellationToken)).Failure,
            Assert.IsType<Listing<ForgeReference>.Failed>(await References.ListAsync(address, ReferenceKind.Tag, TestContext.Current.CancellationToken)).Failure,
        ];
        if (page == 1)
        {
            failures.Add(Assert.IsType<Listing<ForgeReference>.Failed>(await References.ListAsync(address, ReferenceKind.Branch, TestContext.Current.CancellationToken)).Failure);
        }

        return failures;
    }

    public async Task<IReadOnlyList<EvidenceVerdict>> LookUpAsync(Secret token)
    {
        var address = Address with { Credential = token };
        return
        [
            await Pulls.LookUpAsync(address, 777, TestContext.Current.CancellationToken) is PullRequestEvidence.Unknown ? EvidenceVerdict.Unknown : EvidenceVerdict.Gone,
            await References.LookUpAsync(address, ReferenceKind.Branch, "away", TestContext.Current.CancellationToken),
            await References.LookUpAsync(address, ReferenceKind.Tag, "away", TestContext.Current.CancellationToken),
        ];
    }

    public void Dispose()
    {
        _http.Dispose();
        Network.Dispose();
    }

    private static FakeFault.Answer Problem(int status) => ForgeFaultMatrix.Problem(status, "TF401019: missing");

    private static FakeFault.Answer Rows(IReadOnlyCollection<string> rows) =>
        new(200, string.Create(CultureInfo.InvariantCulture, $$"""{"value":[{{string.Join(',', rows)}}],"count":{{rows.Count}}}"""));

    private FakeFault.Answer Respond(Uri address)
    {
        if (!IsReadable || !address.AbsolutePath.StartsWith(Repository, StringComparison.Ordinal))
        {
            return Problem(404);
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        return address.AbsolutePath[Repository.Length..].TrimStart('/').Split('/') switch
        {
            [""] => new FakeFault.Answer(200, """{"id":"0a","name":"shop"}"""),
            ["pullRequests"] => Rows([.. PullRows.Skip(int.Parse(query["$skip"]!, CultureInfo.InvariantCulture)).Take(100).Select(row => row.Json)]),
            ["pullRequests", var number] => Find(PullRows.FirstOrDefault(row => row.Number.ToString(CultureInfo.InvariantCulture) == number).Json),
            ["pullRequests", _, "labels"] => Rows(["""{"name":"deploy"}"""]),
            ["stats", "branches"] => Rows([.. ReferenceRows.Where(row => row.Name.StartsWith("refs/heads/", StringComparison.Ordinal)).Select(row => $$$"""{"name":"{{{row.Name[11..]}}}","commit":{"commitId":"{{{row.ObjectId}}}"}}""")]),
            ["refs"] => ReferencePage(query["filter"]!, query["continuationToken"]),
            ["annotatedTags", var objectId] => Annotated.TryGetValue(objectId, out string? target) ? new FakeFault.Answer(200, $$$"""{"taggedObject":{"objectId":"{{{target}}}"}}""") : Problem(400),
            _ => throw new InvalidOperationException(address.AbsolutePath),
        };
    }

    private FakeFault.Answer ReferencePage(string filter, string? token)
    {
        var all = ReferenceRows.Where(row => row.Name.StartsWith($"refs/{filter}", StringComparison.Ordinal)).ToList();
        int index = token is null ? 0 : int.Parse(token["t/".Length..], CultureInfo.InvariantCulture);
        var page = Rows([.. all.Skip(index).Take(1).Select(row => $$"""{"name":"{{row.Name}}","objectId":"{{row.ObjectId}}"}""")]);
        return index + 1 < all.Count ? page with { Headers = [("X-MS-ContinuationToken", string.Create(CultureInfo.InvariantCulture, $"t/{index + 1}"))] } : page;
    }

    private static FakeFault.Answer Find(string? json) => json is null ? Problem(404) : new FakeFault.Answer(200, json);
}
