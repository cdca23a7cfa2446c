using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GitOpsSets.Conformance.Sets;

namespace GitOpsSets.Conformance.Guard;

/// <summary>Recorded command lines with an outsider's text in them, answered by <c>gitopssets render</c> with its guard on.</summary>
internal static partial class GuardReplay
{
    private const string RecordedServer = "http://127.0.0.1:PORT";

    public static CaseResult Run(ConformanceCase recorded) =>
        recorded.In.TryGetProperty("http", out var exchanges)
            ? ScriptedServer.Serve(exchanges, server => Run(recorded, WithServer(recorded.In.GetProperty("files"), server.Address), new() { ["GITHUB_SERVER_URL"] = server.Address, ["GITHUB_API_URL"] = $"{server.Address}/api/v3" }))
            : Run(recorded, recorded.In.GetProperty("files"), []);

    private static CaseResult Run(ConformanceCase recorded, JsonElement files, Dictionary<string, string> environment)
    {
        using var folder = new RecordedFolder(files);
        var arguments = recorded.In.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!).SkipWhile(argument => argument is "generate");
        var run = ProgramRun.Of(["render", .. arguments], folder.Root, "", environment);
        int exit = recorded.Out.GetProperty("exit").GetInt32();
        if (run.ExitCode != exit)
        {
            return CaseResult.Fail($"expected exit {exit}, but exit {run.ExitCode}: {run.Error}");
        }

        string expected = string.Join(',', recorded.Out.GetProperty("quarantined").EnumerateArray().Select(element => element.GetString()));
        string actual = string.Join(',', run.Error.Split('\n').Where(line => line.Contains("GS0801", StringComparison.Ordinal)).Select(ElementOf).Distinct().Order());
        if (expected != actual)
        {
            return CaseResult.Fail($"expected '{expected}' in quarantine, but was '{actual}': {run.Error}");
        }

        return run.Error.AsSpan().ContainsAnyExceptInRange('\n', '~')
            ? CaseResult.Fail($"a message holds more than printable ASCII: {run.Error}")
            : CaseResult.Same(recorded.Out.GetProperty("ok").GetString()!, run.Output);
    }

    private static JsonElement WithServer(JsonElement files, string address)
    {
        var changed = new JsonObject();
        foreach (var file in files.EnumerateObject())
        {
            changed[file.Name] = file.Value.GetString()!.Replace(RecordedServer, address, StringComparison.Ordinal);
        }

        return JsonSerializer.SerializeToElement(changed);
    }

    private static string ElementOf(string line) => ElementPattern.Match(line) is { Success: true } match ? match.Groups[1].Value : "?";

    [GeneratedRegex(@"(?:pull request #|recorded input ')([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ElementPattern { get; }
}
