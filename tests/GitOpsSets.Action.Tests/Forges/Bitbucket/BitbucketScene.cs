using System.Collections.Concurrent;
using System.Globalization;
using System.Web;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.Bitbucket;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.Bitbucket;

/// <summary>A Bitbucket Data Center with one repository, in memory, which says itself where its pages go on.</summary>
internal sealed class BitbucketScene : IForgeFaultScene
{
    private const string Repository = "/rest/api/1.0/projects/ACME/repos/shop";

    private readonly ForgeHttp _http;

    public BitbucketScene(ForgeTokens? tokens = null)
    {
        Network = new FakeNetwork(Respond);
        _http = new ForgeHttp(ForgeScene.Impatient with { MaxPages = 50 }, TimeProvider.System, static () => 0.5, Trace.Enqueue, _ => Network);
        Pulls = new BitbucketPullRequests(_http, tokens ?? ForgeTokens.None);
    }

    public static ForgeRepository Address { get; } = new(new Uri("https://bitbucket.example.test"), "ACME/shop", null);

    public FakeNetwork Network { get; }

    public ConcurrentQueue<string> Trace { get; } = new();

    public BitbucketPullRequests Pulls { get; }

    public int PageSize { get; set; } = 50;

    /// <summary>Rows between two pages that nobody may see.</summary>
    public int Hidden { get; set; }

    public bool IsReadable { get; set; } = true;

    /// <summary>Newest first.</summary>
    public List<(long Number, string Json)> Rows { get; } = [];

    public static string Pull(long number, string state = "OPEN", string project = "ACME", int repository = 3, string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$$$"""
        {"id":{{{{number}}}},"version":1,"title":"Add cart","state":"{{{{state}}}}","open":true,"draft":false,"author":{"user":{"name":"anna","slug":"anna","id":9}},
        "fromRef":{"id":"refs/heads/feat/cart","displayId":"feat/cart","latestCommit":"a1a1a1a1","repository":{"slug":"shop","id":{{{{repository}}}},"project":{"key":"{{{{project}}}}"},
        "links":{"clone":[{"href":"https://bitbucket.example.test/scm/{{{{project}}}}/shop.git","name":"http"},{"href":"ssh://git@bitbucket.example.test:7999/{{{{project}}}}/shop.git","name":"ssh"}]}}},
        "toRef":{"id":"refs/heads/main","displayId":"main","latestCommit":"bbbb","repository":{"slug":"shop","id":3,"project":{"key":"ACME"}}}{{{{more}}}}}
        """);

    public void Open(int count) => Rows.AddRange(Enumerable.Range(1, count).Reverse().Select(number => ((long)number, Pull(number))));

    public string Right => "repository read";

    public bool IsPage(Uri address, int page) => address.Query.Contains("start=", StringComparison.Ordinal) && (page == 1) == address.Query.EndsWith("start=0", StringComparison.Ordinal);

    public bool IsRepository(Uri address) => address.AbsolutePath == Repository;

    public async Task<IReadOnlyList<SourceFailure>> FailuresAsync(Secret token, int page) =>
        [Assert.IsType<Listing<PullRequest>.Failed>(await Pulls.ListOpenAsync(Address with { Credential = token }, TestContext.Current.CancellationToken)).Failure];

    public async Task<IReadOnlyList<EvidenceVerdict>> LookUpAsync(Secret token) =>
        [await Pulls.LookUpAsync(Address with { Credential = token }, 77, TestContext.Current.CancellationToken) is PullRequestEvidence.Unknown ? EvidenceVerdict.Unknown : EvidenceVerdict.Gone];

    /// <summary>The right answer.</summary>
    public FakeFault.Answer Respond(Uri address)
    {
        if (!IsReadable || !address.AbsolutePath.StartsWith(Repository, StringComparison.Ordinal))
        {
            return Problem("com.atlassian.bitbucket.repository.NoSuchRepositoryException", "Repository ACME/shop does not exist.");
        }

        return address.AbsolutePath[Repository.Length..].TrimStart('/').Split('/') switch
        {
            [""] => new FakeFault.Answer(200, """{"slug":"shop","id":3,"name":"shop","project":{"key":"ACME"}}"""),
            ["pull-requests"] => Page(address),
            ["pull-requests", var number] => Rows.Where(row => row.Number.ToString(CultureInfo.InvariantCulture) == number).Select(row => new FakeFault.Answer(200, row.Json)).FirstOrDefault()
                ?? Problem("com.atlassian.bitbucket.pull.NoSuchPullRequestException", $"Pull request {number} does not exist in ACME/shop."),
            _ => throw new InvalidOperationException(address.AbsolutePath),
        };
    }

    public void Dispose()
    {
        _http.Dispose();
        Network.Dispose();
    }

    private static FakeFault.Answer Problem(string kind, string message) =>
        new(404, $$"""{"errors":[{"context":null,"message":"{{message}}","exceptionName":"{{kind}}"}]}""", "application/json;charset=UTF-8");

    // A page starts where the one before said, which is further on than its own rows where some are hidden.
    private FakeFault.Answer Page(Uri address)
    {
        int start = int.Parse(HttpUtility.ParseQueryString(address.Query)["start"]!, CultureInfo.InvariantCulture);
        var open = Rows.Where(row => row.Json.Contains("\"state\":\"OPEN\"", StringComparison.Ordinal)).ToList();
        int index = start / (PageSize + Hidden) * PageSize;
        var rows = open.Skip(index).Take(PageSize).Select(row => row.Json).ToList();
        string next = index + PageSize < open.Count ? string.Create(CultureInfo.InvariantCulture, $"\"isLastPage\":false,\"nextPageStart\":{start + PageSize + Hidden}") : "\"isLastPage\":true,\"nextPageStart\":null";
        return new FakeFault.Answer(
            200,
            string.Create(CultureInfo.InvariantCulture, $$"""{"size":{{rows.Count}},"limit":{{PageSize}},"start":{{start}},{{next}},"values":[{{string.Join(',', rows)}}]}"""),
            "application/json;charset=UTF-8");
    }
}
