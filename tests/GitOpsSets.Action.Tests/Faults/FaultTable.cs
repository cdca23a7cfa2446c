using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>What can go wrong with an answer, and what is said of it: the reason, and what to try.</summary>
internal static class FaultTable
{
    private const string Elsewhere = "https://elsewhere.example.net/sign-in";
    private const string Server = "[Cc]heck the (server )?(URL|endpoint|address|host name)";

    private static readonly Dictionary<string, FaultColumn> Columns = new(StringComparer.Ordinal)
    {
        ["DNS"] = new(_ => new FakeFault.Unresolved(), "cannot be resolved", "DNS"),
        ["refused"] = new(_ => new FakeFault.Refused(), "refused the connection", Server),
        ["reset before the answer"] = new(_ => new FakeFault.Reset(), "closed the connection before its answer was complete", "[Tt]ry again later"),
        ["reset mid-body"] = new(_ => new FakeFault.CutShort(), "closed the connection before its answer was complete", "[Tt]ry again later"),
        ["slow drip"] = new(_ => new FakeFault.Drip(), @"no complete answer within 0\.1 s", "[Tt]ry again later"),
        ["401"] = new(_ => Problem(401, "who are you"), "HTTP 401", "token|credentials|identity|githubApp"),
        ["403"] = new(_ => Problem(403, "not for you"), "HTTP 403", "token|credentials|identity|is installed there"),
        ["404"] = new(_ => Problem(404, "not here"), "HTTP 404", "check (its name|the trust|the URL|the endpoint)|may not see|Check (the|that the App)"),
        ["409"] = new(_ => Problem(409, "conflict"), "HTTP 409", "[Tt]ry again later"),
        ["410"] = new(_ => Problem(410, "gone"), "HTTP 410", $"{Server}|push the artifact anew"),
        ["429"] = new(_ => Problem(429, "slow down", ("Retry-After", "3600")), "HTTP 429", "give (a token|credentials)|Run less often"),
        ["500"] = new(_ => Problem(500, "boom"), "HTTP 500", "try again later"),
        ["502 HTML"] = new(_ => new FakeFault.Answer(502, "<html>Bad Gateway</html>", "text/html"), "HTTP 502", "try again later"),
        ["truncated JSON"] = new(_ => new FakeFault.HalfTheJson(), "JSON|git references|without a token", "cut short|proxy|check the"),
        ["wrong content type"] = new(_ => new FakeFault.OfType("text/html"), "HTTP 20[01] with text/html instead of (JSON|git references)", "proxy or login page"),
        ["sign-in page"] = new(_ => new FakeFault.Answer(200, "<html>Sign in</html>", "text/html"), "HTTP 200|no JSON", "proxy or login page|sign-in page"),
        ["empty body"] = new(_ => new FakeFault.Answer(200), "JSON|git references|without a token", "cut short|proxy|check the"),
        ["no content"] = new(_ => new FakeFault.Answer(204), "HTTP 204", Server),
        ["not modified"] = new(_ => new FakeFault.Answer(304), "HTTP 304", Server),
        ["redirect to another host"] = new(_ => new FakeFault.Answer(302) { Headers = [("Location", Elsewhere)] }, "HTTP 302: a redirect to https://elsewhere.example.net, another server", "new URL"),
        ["redirect to nowhere"] = new(_ => new FakeFault.Answer(307), "HTTP 307: a redirect to nowhere", "[Cc]heck"),
        ["broken gzip"] = new(_ => new FakeFault.BrokenGzip(), "compression is broken", "[Tt]ry again later"),
        ["gzip bomb"] = new(_ => new FakeFault.GzipBomb(), "larger than [0-9]+ bytes", "[Cc]heck the URL"),
        ["huge page"] = new(_ => new FakeFault.Answer(200, $"[\"{new string('x', 5 * 1024 * 1024)}\"]"), "larger than [0-9]+ bytes", "[Cc]heck the URL"),
        ["invalid UTF-8"] = new(source => new FakeFault.InvalidUtf8(source.Word), "JSON|git references|without a token", "cut short|proxy|check the"),
        ["clock skew"] = new(_ => Problem(401, "the request was signed too far from the server's time", ("Date", "Sun, 01 Mar 2026 00:00:00 GMT")), "HTTP 401", "differ by 2160 minutes.*set the runner's clock"),
    };

    public static IEnumerable<string> Names => Columns.Keys;

    public static FaultColumn Find(string name) => Columns[name];

    private static FakeFault.Answer Problem(int status, string message, params (string Name, string Value)[] headers) => ForgeFaultMatrix.Problem(status, message, headers);
}
