using System.Globalization;
using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>The parts of the documentation that are written from the code, by the name of their markers.</summary>
internal static class GeneratedParts
{
    public static IReadOnlyList<(string File, string Marker, Func<string> Write)> All { get; } =
    [
        ("README.md", "inputs", Inputs),
        ("README.md", "outputs", Outputs),
        ("README.md", "exit-codes", ExitCodes),
        ("docs/compatibility.md", "exceptions", Exceptions),
        ("docs/conformance.md", "cases", Cases),
        ("docs/diagnostics.md", "codes", Codes),
        ("docs/security.md", "limits", Limits),
    ];

    private static readonly (string Kind, string Heading)[] Kinds =
    [
        ("wrong", "Recorded answers we believe to be wrong"),
        ("cluster", "Where a repository is no cluster"),
        ("choice", "Where both answers are right"),
    ];

    private static string Inputs()
    {
        var text = new StringBuilder("| input | default | meaning |\n|---|---|---|\n");
        foreach (var input in InputDeclarations.All.Where(input => input.IsActionInput))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{input.Name}` | {Code(input.Default)} | {Cell(input.Description)} |\n");
        }

        return text.ToString();
    }

    private static string Outputs()
    {
        var text = new StringBuilder("| output | meaning |\n|---|---|\n");
        foreach (var output in OutputDeclarations.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{output.Name}` | {Cell(output.Description)} |\n");
        }

        return text.ToString();
    }

    private static string ExitCodes()
    {
        var meanings = new Dictionary<ExitCode, string>
        {
            [ExitCode.Done] = "done, nothing to do included",
            [ExitCode.Bug] = "a bug of ours",
            [ExitCode.Definition] = "a definition, template, configuration or input is wrong",
            [ExitCode.SourceUnavailable] = "a source was unavailable; its sets keep their files",
            [ExitCode.Policy] = "secret or path policy",
            [ExitCode.Limit] = "a limit was reached",
            [ExitCode.DeletionRefused] = "too much would have been deleted",
            [ExitCode.PublishFailed] = "publishing failed; the target is as it was",
            [ExitCode.Quarantined] = "delivered, some elements quarantined",
            [ExitCode.Differences] = "`diff --exit-code` found differences",
            [ExitCode.Interrupted] = "cancelled (SIGINT)",
            [ExitCode.Terminated] = "cancelled (SIGTERM)",
        };
        var text = new StringBuilder("| code | meaning |\n|---|---|\n");
        foreach (var code in Enum.GetValues<ExitCode>())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(int)code} | {meanings[code]} |\n");
        }

        return text.ToString();
    }

    private static string Exceptions()
    {
        using var document = JsonDocument.Parse(Conventions.SourceTree.Read("tests/conformance-exceptions.json"));
        var text = new StringBuilder();
        foreach (var (kind, heading) in Kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {heading}\n\n| the reference | ours | `compat: strict` | recorded cases |\n|---|---|---|---|\n");
            foreach (var rule in document.RootElement.EnumerateArray().Where(rule => rule.GetProperty("kind").ValueEquals(kind)))
            {
                bool isStrict = rule.TryGetProperty("strict", out var strict) && strict.GetBoolean();
                string cases = Patterns(rule.GetProperty("matches")) + (rule.TryGetProperty("except", out var except) ? $", but not {Patterns(except)}" : "");
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(rule.GetProperty("reason").GetString()!)} | {Cell(rule.GetProperty("ours").GetString()!)} | {(isStrict ? "as the reference" : "as ours")} | {cases} |\n");
            }

            text.Append(kind == Kinds[^1].Kind ? "" : "\n");
        }

        return text.ToString();
    }

    private static string Cases() => RecordedExceptions.Write(Kinds);

    private static string Patterns(JsonElement patterns) => string.Join(", ", patterns.EnumerateArray().Select(match => $"`{match.GetString()}`"));

    private static string Codes()
    {
        var text = new StringBuilder("| code | exit | meaning |\n|---|---:|---|\n");
        foreach (var code in typeof(DiagnosticCodes).GetProperties().Select(property => (DiagnosticCode)property.GetValue(null)!).OrderBy(code => code.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {code.Id} | {(int)code.Exit} | {Cell(code.Meaning)} |\n");
        }

        return text.ToString();
    }

    private static string Limits()
    {
        var text = new StringBuilder("| name | default | at most | counts |\n|---|---:|---:|---|\n");
        foreach (var limit in RunLimits.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{limit.Name}` | {limit.Default} | {limit.Most} | {Cell(limit.Meaning)} |\n");
        }

        return text.ToString();
    }

    private static string Code(string text) => text.Length == 0 ? "" : $"`{Cell(text)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
