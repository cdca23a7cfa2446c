using System.Collections.Concurrent;
using System.Globalization;
using System.Web;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.Gitea;

/// <summary>A Gitea with one repository, in memory, which cuts its pages as its links say.</summary>
internal sealed class GiteaScene : IForgeFaultScene
{
    private const string Repository = "/api/v1/repos/fleet/apps";

    private readonly ForgeHttp _http;

    public GiteaScene(HomeForge? home = null)
    {
        Network = new FakeNetwork(Respond);
        _http = new ForgeHttp(ForgeScene.Impatient with { MaxPages = 50 }, TimeProvider.System, static () => 0.5, Trace.Enqueue, _ => Network);
        Pulls = new GiteaPullRequests(_http, ForgeTokens.OfHome(home));
        References = new GiteaReferences(_http, ForgeTokens.OfHome(home));
    }

    public static ForgeRepository Address { get; } = new(new Uri("https://forge.example.test"), "fleet/apps", null);

    public FakeNetwork Network { get; }

    public ConcurrentQueue<string> Trace { get; } = new();

    public GiteaPullRequests Pulls { get; }

    public GiteaReferences References { get; }

    public int PageSize { get; set; } = 50;

    public bool IsReadable { get; set; } = true;

    /// <summary>Rows of the listings by their last word, newest first, each with what names it alone.</summary>
    public Dictionary<string, List<(string Key, string Json)>> Rows { get; } = new(StringComparer.Ordinal) { ["pulls"] = [], ["branches"] = [], ["tags"] = [] };

    public static string Pull(long number, string state = "open", string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"number":{{{number}}},"user":{"login":"anna"},"title":"Add cart","labels":[{"name":"deploy"},{"name":"web"}],"state":"{{{state}}}","draft":false,
        "head":{"ref":"feat/cart","sha":"f82c6178","repo_id":1,"repo":{"full_name":"fleet/apps","clone_url":"https://forge.example.test/fleet/apps.git","ssh_url":"git@forge.example.test:fleet/apps.git"}},
        "base":{"ref":"main","sha":"b28b7af6","repo_id":1}{{{more}}}}
        """);

    public void OpenPulls(int count) => Rows["pulls"].AddRange(Enumerable.Range(1, count).Reverse().Select(number => (number.ToString(CultureInfo.InvariantCulture), Pull(number))));

    public string Right => "read:repository";

    public bool IsPage(Uri address, int page) => address.Query.EndsWith(string.Create(CultureInfo.InvariantCulture, $"page={page}"), StringComparison.Ordinal);

    public bool IsRepository(Uri address) => address.AbsolutePath == Repository;

    public async Task<IReadOnlyList<SourceFailure>> FailuresAsync(Secret token, int page)
    {
        var address = Address with { Credential = token };
        return
        [
            Assert.IsType<Listing<PullRequest>.Failed>(await Pulls.ListOpenAsync(address, TestContext.Current.CancellationToken)).Failure,
            Assert.IsType<Listing<ForgeReference>.Failed>(await References.ListAsync(address, ReferenceKind.Branch, TestContext.Current.CancellationToken)).Failure,
            Assert.IsType<Listing<ForgeReference>.Failed>(await References.ListAsync(address, ReferenceKind.Tag, TestContext.Current.CancellationToken)).Failure,
        ];
    }

    public async Task<IReadOnlyList<EvidenceVerdict>> LookUpAsync(Secret token)
    {
        var address = Address with { Credential = token };
        return
        [
            await Pulls.LookUpAsync(address, 77, TestContext.Current.CancellationToken) is PullRequestEvidence.Unknown ? EvidenceVerdict.Unknown : EvidenceVerdict.Gone,
            await References.LookUpAsync(address, ReferenceKind.Branch, "away", TestContext.Current.CancellationToken),
            await References.LookUpAsync(address, ReferenceKind.Tag, "away", TestContext.Current.CancellationToken),
        ];
    }

    public void Dispose()
    {
        _http.Dispose();
        Network.Dispose();
    }

    private FakeFault.Answer Respond(Uri address)
    {
        if (!IsReadable || !address.AbsolutePath.StartsWith(Repository, StringComparison.Ordinal))
        {
            return ForgeFaultMatrix.Problem(404, "The target couldn't be found.");
        }

        string[] rest = address.AbsolutePath[Repository.Length..].TrimStart('/').Split('/', 2);
        return rest switch
        {
            [""] => new FakeFault.Answer(200, """{"id":1,"full_name":"fleet/apps"}"""),
            [var list] => Page(address, Rows[list]),
            [var list, var key] => Rows[list].Where(row => row.Key == Uri.UnescapeDataString(key)).Select(row => new FakeFault.Answer(200, row.Json)).FirstOrDefault()
                ?? ForgeFaultMatrix.Problem(404, "The target couldn't be found."),
            _ => throw new InvalidOperationException(address.AbsolutePath),
        };
    }

    private FakeFault.Answer Page(Uri address, List<(string Key, string Json)> all)
    {
        int page = int.Parse(HttpUtility.ParseQueryString(address.Query)["page"]!, CultureInfo.InvariantCulture);
        var open = all.Where(row => !row.Json.Contains("\"state\":\"closed\"", StringComparison.Ordinal)).ToList();
        string body = "[" + string.Join(',', open.Skip((page - 1) * PageSize).Take(PageSize).Select(row => row.Json)) + "]";
        string link = string.Create(CultureInfo.InvariantCulture, $"<http://gitea.internal:3000{address.AbsolutePath}?limit=50&page={page + 1}>; rel=\"next\"");
        return new FakeFault.Answer(200, body) { Headers = page * PageSize < open.Count ? [("Link", link)] : [] };
    }
}
