using System.Text.Json;
using GitOpsSets.Templating.Functions.RegularExpressions;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Go's <c>regexp</c>, operation by operation.</summary>
internal static class RegexReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string actual;
        try
        {
            actual = Answer(recorded.In);
        }
        catch (RegularExpressionException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {exception.Message}") : SameReason(recorded, exception);
        }

        return recorded.ExpectsSuccess
            ? CaseResult.Same(Expected(recorded.Out.GetProperty("ok")), actual)
            : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }

    // stricter than asked: our message begins with Go's
    private static CaseResult SameReason(ConformanceCase recorded, RegularExpressionException exception)
    {
        string expected = recorded.Out.GetProperty("error").GetString()!;
        return exception.Message.StartsWith(expected, StringComparison.Ordinal) ? CaseResult.Pass : CaseResult.Fail($"expected {expected}\n  but was {exception.Message}");
    }

    private static string Answer(JsonElement question)
    {
        string operation = RecordedText.Of(question, "op");
        string input = RecordedText.Of(question, "input");
        if (operation == "quoteMeta")
        {
            return RegularExpression.QuoteMeta(input);
        }

        var expression = RegularExpression.Compile(RecordedText.Of(question, "pattern"));
        return operation switch
        {
            "match" => expression.IsMatch(input) ? "true" : "false",
            "find" => expression.Find(input) ?? "",
            "findSubmatch" => RecordedText.Show(expression.FindSubmatch(input) ?? []),
            "findAll" => RecordedText.Show(expression.FindAll(input, question.GetProperty("n").GetInt32()) ?? []),
            "split" => RecordedText.Show(expression.Split(input, question.GetProperty("n").GetInt32())),
            "replaceAll" => expression.ReplaceAll(input, RecordedText.Of(question, "replacement")),
            "replaceAllLiteral" => expression.ReplaceAllLiteral(input, RecordedText.Of(question, "replacement")),
            _ => throw new NotSupportedException(operation),
        };
    }

    private static string Expected(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => RecordedText.ShowList(answer),
        _ => RecordedText.Of(answer),
    };
}
