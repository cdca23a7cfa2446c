using System.Globalization;
using System.Text.Json;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Go's durations: reading, printing, and JSON as Kubernetes has it.</summary>
internal static class DurationsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string operation = RecordedText.Of(recorded.In, "op");
        if (operation == "print")
        {
            long nanoseconds = long.Parse(RecordedText.Of(recorded.In, "nanoseconds"), CultureInfo.InvariantCulture);
            return CaseResult.Same(RecordedText.Of(recorded.Out, "ok"), new GoDuration(nanoseconds).ToString());
        }

        if (!GoDuration.TryParse(TextOf(recorded.In) ?? "not a text", out var duration, out string? reason))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {reason}") : CaseResult.Pass;
        }

        string actual = string.Create(CultureInfo.InvariantCulture, $"{duration.Nanoseconds} {duration}");
        return recorded.ExpectsSuccess ? CaseResult.Same(Expected(recorded.Out.GetProperty("ok")), actual) : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }

    private static string? TextOf(JsonElement question)
    {
        if (question.TryGetProperty("text", out var text))
        {
            return RecordedText.Of(text);
        }

        var json = question.GetProperty("json");
        return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
    }

    private static string Expected(JsonElement answer) =>
        $"{RecordedText.Of(answer, "nanoseconds")} {(answer.TryGetProperty("text", out var text) ? text : answer.GetProperty("json")).GetString()}";
}
