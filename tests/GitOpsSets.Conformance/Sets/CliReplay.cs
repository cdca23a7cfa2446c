using System.Text.Json;
using System.Text.RegularExpressions;
using GitOpsSets.Conformance.Requests;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Recorded command lines of the references, answered by <c>gitopssets render</c>.</summary>
internal static partial class CliReplay
{
    private static readonly string[] PolicyOff = ["--guard", "off", "--private-hosts", "127.0.0.1,localhost"];

    private static readonly string[] Strict = ["--compat", "strict"];

    public static CaseResult Run(ConformanceCase recorded)
    {
        bool hasFiles = recorded.In.TryGetProperty("files", out var files);
        if (!recorded.In.TryGetProperty("http", out var script))
        {
            return Run(recorded, hasFiles ? files : default, text => text, text => text);
        }

        string definition = files.GetProperty("set.yaml").GetString()!;
        if (RecordedSources.Missing(definition) is { } reason)
        {
            return CaseResult.Skip(reason);
        }

        using var server = new ScriptedServer(script);
        var result = Run(recorded, files, server.WithPort, text => text.Replace(server.WithPort("127.0.0.1:PORT"), "127.0.0.1:PORT", StringComparison.Ordinal));
        return RequestComparison.Judge(result, recorded, server.Journal, mayStop: !recorded.ExpectsSuccess);
    }

    private static CaseResult Run(ConformanceCase recorded, JsonElement files, Func<string, string> prepare, Func<string, string> restore)
    {
        using var folder = new RecordedFolder(files, prepare);
        string input = recorded.In.TryGetProperty("stdin", out var stdin) ? stdin.GetString()! : "";
        var arguments = recorded.In.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!).SkipWhile(argument => argument is "generate");
        var run = ProgramRun.Of([.. Command(recorded), .. PolicyOff, .. recorded.IsStrict ? Strict : [], .. arguments], folder.Root, input, Environment(recorded));
        run = run with { Output = restore(run.Output) };
        return recorded.ExpectsSuccess ? Succeeds(recorded, run) : Fails(recorded, run);
    }

    // A few recordings give another command than the usual one: it has no counterpart here.
    private static IEnumerable<string> Command(ConformanceCase recorded) =>
        recorded.In.TryGetProperty("command", out var command) ? command.EnumerateArray().Select(word => word.GetString()!) : ["render"];

    private static Dictionary<string, string> Environment(ConformanceCase recorded) =>
        recorded.In.TryGetProperty("env", out var variables) ? variables.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.ToString(), StringComparer.Ordinal) : [];

    private static CaseResult Succeeds(ConformanceCase recorded, ProgramRun run)
    {
        string expected = recorded.Out.GetProperty("ok").GetString()!;
        if (run.ExitCode != 0)
        {
            return CaseResult.Fail($"expected success, but exit {run.ExitCode}: {run.Error}");
        }

        return run.Output == expected || SameDocuments(expected, run.Output) ? CaseResult.Pass : CaseResult.Same(expected, run.Output);
    }

    private static CaseResult Fails(ConformanceCase recorded, ProgramRun run)
    {
        if (run.ExitCode == 0)
        {
            return recorded.RecordsPanic || IsFoldFailure(recorded) ? CaseResult.Pass : CaseResult.Fail($"expected the failure '{Expected(recorded)}', but printed {run.Output}");
        }

        return run.Output.Length > 0 ? CaseResult.Fail("a failure printed objects")
            : run.Error.Contains("This is a bug", StringComparison.Ordinal) ? CaseResult.Fail(run.Error)
            : !Place.IsMatch(run.Error) ? CaseResult.Fail($"the message names no place: {run.Error}")
            : CaseResult.Pass;
    }

    // The references fold at 80 columns before templating; a failure that comes of it is a success here.
    private static bool IsFoldFailure(ConformanceCase recorded) => Expected(recorded).Contains("unterminated quoted string", StringComparison.Ordinal);

    private static string Expected(ConformanceCase recorded) =>
        recorded.Out.TryGetProperty("error", out var error) ? error.ToString() : recorded.Out.GetProperty("panic").ToString();

    // A file, with line and column where there is something in it, a name, or an option.
    [GeneratedRegex("error GS[0-9]{4}: [^ ]+: |[^ :]+:[0-9]+:[0-9]+|'[^']+'|--[a-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Place { get; }

    // Folded lines make the texts differ where the objects do not.
    private static bool SameDocuments(string expected, string actual)
    {
        static string[] Split(string text) => text.Split("---\n");
        var (left, right) = (Split(expected), Split(actual));
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second || (IsFolded(pair.First) && Json(pair.First) == Json(pair.Second)));
    }

    private static bool IsFolded(string text) => text.Split('\n').Any(line => line.Length > 60);

    private static string Json(string text) => YamlReader.ReadFirst(text, "stream", YamlLimits.Reference) is { } node ? JsonWriter.Write(node) : "";
}
