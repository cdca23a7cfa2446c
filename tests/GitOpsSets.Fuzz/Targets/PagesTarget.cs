using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>
/// What a forge answers: pages, each a status, headers, an empty line and a body, between lines of <c>%%</c>. A listing is whole or failed; whole is only what is JSON from
/// beginning to end on every page that was asked for.
/// </summary>
internal sealed class PagesTarget : IFuzzTarget
{
    private static readonly ForgeRepository Repository = new(new Uri("https://github.com"), "acme/fleet", null);
    private static readonly ForgeHttpPolicy Impatient = new() { Retries = 1, FirstDelay = TimeSpan.FromTicks(1), LongestWait = TimeSpan.Zero, MaxPages = 20, MaxBodyBytes = 256 * 1024 };

    public string Name => "pages";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [];

    public IReadOnlyList<string> Words { get; } =
    [
        "\n%%\n", "200\ncontent-type: application/json\n\n", "link: <https://api.github.com/repositories/1/pulls?page=2>; rel=\"next\"\n", "link: <https://evil.example/pulls?page=2>; rel=\"next\"\n", "rel=\"prev\"", "304\n", "302\nlocation: /x\n\n", "429\nretry-after: 99999999999\n\n", "500\n\n", "404\n\n[]",
        "[]", "[{\"number\":1,\"title\":\"t\",\"state\":\"open\",\"head\":{\"ref\":\"b\",\"sha\":\"", "null", "{\"message\":\"Not Found\"}", "etag: \"x\"\n", "content-type: text/html\n", "content-encoding: gzip\n", "content-length: 5\n", "charset=utf-16", "x-ratelimit-remaining: 0\n", "\"number\":-1", "\"number\":1e3",
        "<html>", "\u0000", "\ufeff", "<>; rel=next", ",",
    ];

    public string Try(byte[] input)
    {
        string[] pages = Encoding.Latin1.GetString(input).Split("\n%%\n");
        var asked = new List<Page>();
        using var http = new ForgeHttp(Impatient, TimeProvider.System, static () => 0, static _ => { }, _ => new Answering(pages, asked));
        var listing = new GitHubPullRequests(http, new GitHubAccess(http, ForgeTokens.None, static _ => { })).ListOpenAsync(Repository, default).GetAwaiter().GetResult();
        switch (listing)
        {
            case Listing<PullRequest>.Complete complete:
                if (asked.FindLast(page => page.Status is not (200 or 304) || (page.Status == 200 && !IsWhole(page.Body))) is { } bad && asked[^1] == bad)
                {
                    throw new BrokenLawException("a whole listing has whole pages", $"{bad.Status} {Encoding.Latin1.GetString(bad.Body)}");
                }

                return complete.Items.DistinctBy(item => item.Number).Count() == complete.Items.Length ? $"whole {Answers.Roughly(complete.Items.Length)} of {Answers.Roughly(asked.Count)}" : throw new BrokenLawException("a pull request is listed once", "");
            case Listing<PullRequest>.Failed failed:
                string message = failed.Failure.ToString();
                return message.Any(char.IsControl) ? throw new BrokenLawException("a message is one line of plain text", message) : Answers.Refused(failed.Failure.Reason);
            default:
                throw new BrokenLawException("a listing is whole or failed", listing.GetType().Name);
        }
    }

    private static bool IsWhole(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record Page(int Status, byte[] Body);

    private sealed class Answering(string[] pages, List<Page> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string page = asked.Count < pages.Length ? pages[asked.Count] : pages[^1];
            int end = page.IndexOf("\n\n", StringComparison.Ordinal);
            string[] head = (end < 0 ? page : page[..end]).Split('\n');
            byte[] body = Encoding.Latin1.GetBytes(end < 0 ? "" : page[(end + 2)..]);
            int status = int.TryParse(head[0], NumberStyles.None, CultureInfo.InvariantCulture, out int given) && given is >= 200 and <= 599 ? given : 200;
            asked.Add(new Page(status, body));
            var answer = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = new ByteArrayContent(body) };
            foreach (string[] header in head.Skip(1).Select(line => line.Split(": ", 2)).Where(header => header.Length == 2 && header[0].Length > 0))
            {
                _ = answer.Headers.TryAddWithoutValidation(header[0], header[1]) || answer.Content.Headers.TryAddWithoutValidation(header[0], header[1]);
            }

            return Task.FromResult(answer);
        }
    }
}
