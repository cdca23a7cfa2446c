using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Web;
using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.CodeCommit;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.CodeCommit;

/// <summary>A CodeCommit with one repository, in memory: the JSON API with pages of one row, and git's list of references.</summary>
internal sealed class CodeCommitScene : IDisposable
{
    public const string Secret = "aws-canary-0123456789";
    private const string Host = "git-codecommit.eu-west-1.amazonaws.com";

    private readonly ForgeHttp _http;
    private readonly Wire _wire;

    public CodeCommitScene()
    {
        Network = new FakeNetwork(Respond);
        _wire = new Wire(Network);
        _http = new ForgeHttp(ForgeScene.Impatient with { MaxPages = 50 }, TimeProvider.System, static () => 0.5, Trace.Enqueue, _ => _wire);
        var environment = new CloudEnvironment(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "AKIADUMMY", ["AWS_SECRET_ACCESS_KEY"] = Secret, ["AWS_SESSION_TOKEN"] = "session-canary" },
            static _ => null);
        var signers = new AwsSigners(new AwsIdentity(_http, environment), TimeProvider.System);
        Pulls = new CodeCommitPullRequests(_http, signers);
        References = new CodeCommitReferences(_http, signers);
    }

    public static ForgeRepository Address { get; } = new(new Uri($"https://{Host}"), "shop", null);

    public FakeNetwork Network { get; }

    /// <summary>The network as callers of the API see it.</summary>
    public HttpMessageHandler Service => _wire;

    public ConcurrentQueue<string> Trace { get; } = new();

    public CodeCommitPullRequests Pulls { get; }

    public CodeCommitReferences References { get; }

    /// <summary>Pull requests by number, in CodeCommit's order.</summary>
    public List<(long Number, string Json)> Rows { get; } = [];

    public string Advertisement { get; set; } = Advertise("b28b7af69320201d1cf206ebf28373980add1451 refs/heads/main");

    public static string Pull(long number, string status = "OPEN", string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"pullRequest":{"pullRequestId":"{{{number}}}","title":"Add cart","authorArn":"arn:aws:sts::111122223333:assumed-role/Developer/anna","pullRequestStatus":"{{{status}}}","creationDate":1767225600.0,
        "pullRequestTargets":[{"repositoryName":"shop","sourceReference":"refs/heads/feat/cart","destinationReference":"refs/heads/main","sourceCommit":"f82c6178"}]{{{more}}}}}
        """);

    /// <summary>What git sends for these lines, the service's own first.</summary>
    public static string Advertise(params string[] lines) => Line("# service=git-upload-pack") + "0000" + string.Concat(lines.Select(Line)) + "0000";

    public void OpenPulls(int count) => Rows.AddRange(Enumerable.Range(1, count).Reverse().Select(number => ((long)number, Pull(number))));

    public void Dispose()
    {
        _http.Dispose();
        _wire.Dispose();
        Network.Dispose();
    }

    private static string Line(string text) => string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text) + 5:x4}{text}\n");

    private FakeFault.Answer Respond(Uri address)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        return address.AbsolutePath switch
        {
            "/ListPullRequests" => Page(int.Parse(query["nextToken"] ?? "0", CultureInfo.InvariantCulture)),
            "/GetPullRequest" => Rows.Where(row => row.Number.ToString(CultureInfo.InvariantCulture) == query["pullRequestId"]).Select(row => Amazon(200, row.Json)).FirstOrDefault()
                ?? Amazon(400, """{"__type":"PullRequestDoesNotExistException","message":"gone"}"""),
            "/v1/repos/shop/info/refs" => new FakeFault.Answer(200, Advertisement, "application/x-git-upload-pack-advertisement"),
            _ => throw new InvalidOperationException(address.AbsolutePath),
        };
    }

    private FakeFault.Answer Page(int index)
    {
        var open = Rows.Where(row => !row.Json.Contains("CLOSED", StringComparison.Ordinal)).ToList();
        string rows = string.Join(',', open.Skip(index).Take(1).Select(row => $"\"{row.Number}\""));
        return Amazon(200, string.Create(CultureInfo.InvariantCulture, $$"""{"pullRequestIds":[{{rows}}]{{(index + 1 < open.Count ? $",\"nextToken\":\"{index + 1}\"" : "")}}}"""));
    }

    private static FakeFault.Answer Amazon(int status, string body) => new(status, body, "application/x-amz-json-1.1");

    /// <summary>Writes the operation and its question into the address, where the fake and its faults look for them.</summary>
    private sealed class Wire(FakeNetwork network) : DelegatingHandler(network)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
            {
                using var question = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
                var query = question.RootElement.EnumerateObject().Select(member => $"{member.Name}={Uri.EscapeDataString(member.Value.ToString())}");
                request.RequestUri = new Uri(request.RequestUri!, $"/{string.Concat(targets).Split('.')[^1]}?{string.Join('&', query)}");
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
