using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges;

/// <summary>What can go wrong with an answer of any forge, and what is said of it.</summary>
internal static class ForgeFaultMatrix
{
    private static readonly Dictionary<string, (FakeFault Fault, string Reason)> Faults = new(StringComparer.Ordinal)
    {
        ["bad credentials"] = (Problem(401, "token is required"), "HTTP 401: token is required"),
        ["no permission"] = (Problem(403, "not authorized"), "HTTP 403: not authorized"),
        ["not found"] = (Problem(404, "no such place"), "HTTP 404: no such place"),
        ["conflict"] = (Problem(409, "conflict"), "HTTP 409: conflict"),
        ["gone"] = (Problem(410, "gone"), "HTTP 410: gone"),
        ["too many requests"] = (Problem(429, "slow down", ("Retry-After", "3600")), "HTTP 429: slow down (rate limit; free again in 3600 s)"),
        ["server error"] = (Problem(500, "boom"), "HTTP 500: boom"),
        ["bad gateway page"] = (new FakeFault.Answer(502, "<html>bad gateway</html>", "text/html"), "HTTP 502"),
        ["login page"] = (new FakeFault.Answer(200, "<html>log in</html>", "text/html"), "HTTP 200 with text/html instead of JSON"),
        ["sign-in page"] = (new FakeFault.Answer(203, "<html>Sign In</html>", "text/html"), "HTTP 203"),
        ["no content"] = (new FakeFault.Answer(204), "HTTP 204"),
        ["not modified"] = (new FakeFault.Answer(304), "HTTP 304"),
        ["html named json"] = (new FakeFault.Answer(200, "<html>log in</html>"), "the JSON is not what the API documents"),
        ["empty body"] = (new FakeFault.Answer(200), "the JSON is not what the API documents"),
        ["null"] = (new FakeFault.Answer(200, "null"), "it is null"),
        ["an empty object"] = (new FakeFault.Answer(200, "{}"), "the JSON is not what the API documents"),
        ["a null row"] = (new FakeFault.Answer(200, "[null]"), "the JSON is not what the API documents"),
        ["trailing text"] = (new FakeFault.Answer(200, "[] []"), "the JSON is not what the API documents"),
        ["half the JSON"] = (new FakeFault.HalfTheJson(), "the JSON is not what the API documents"),
        ["cut short"] = (new FakeFault.CutShort(), "closed the connection before its answer was complete"),
        ["reset"] = (new FakeFault.Reset(), "closed the connection before its answer was complete"),
        ["huge page"] = (new FakeFault.Answer(200, $"[\"{new string('x', 10 * 1024 * 1024)}\"]"), "the answer is larger than 10485760 bytes"),
        ["redirect to another host"] = (new FakeFault.Answer(302) { Headers = [("Location", "https://elsewhere.test/sign-in")] }, "HTTP 302: a redirect to https://elsewhere.test, another server"),
        ["redirect to plain http"] = (new FakeFault.Answer(302) { Headers = [("Location", "http://forge.example.test/x")] }, "HTTP 302: a redirect to http://forge.example.test, another server"),
        ["redirect to nowhere"] = (new FakeFault.Answer(307), "HTTP 307: a redirect to nowhere"),
    };

    public static IEnumerable<string> Names => Faults.Keys;

    /// <summary>A fault, and a part of what is said of it.</summary>
    public static (FakeFault Fault, string Reason) Find(string name) => Faults[name];

    /// <summary>The names and pages for a theory.</summary>
    public static TheoryData<string, int> OnPages(params int[] pages)
    {
        var matrix = new TheoryData<string, int>();
        foreach (string name in Faults.Keys)
        {
            Array.ForEach(pages, page => matrix.Add(name, page));
        }

        return matrix;
    }

    public static FakeFault.Answer Problem(int status, string message, params (string Name, string Value)[] headers) =>
        new(status, $$"""{"message":"{{message}}"}""") { Headers = headers };
}
