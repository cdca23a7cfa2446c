using System.Globalization;
using System.Text;

namespace GitOpsSets.Action.Ci.GitHubActions;

/// <summary>GitHub's workflow commands, escaped as the runner unescapes them (actions/runner <c>ActionCommand</c>).</summary>
internal static class WorkflowCommand
{
    private const int MaxMessage = 4096;

    /// <summary>A command without properties.</summary>
    public static string Of(string name, string data) => $"::{name}::{EscapeData(data)}";

    /// <summary>An annotation: <c>::error file=…,line=…,col=…,title=…::message</c>.</summary>
    public static string Annotation(string kind, string message, string title, string? file, int line, int column)
    {
        var command = new StringBuilder($"::{kind} ");
        if (file is not null)
        {
            command.Append(CultureInfo.InvariantCulture, $"file={EscapeProperty(file)},line={line},col={column},");
        }

        string shortened = message.Length > MaxMessage ? string.Concat(message.AsSpan(0, MaxMessage - 1), "…") : message;
        return command.Append(CultureInfo.InvariantCulture, $"title={EscapeProperty(title)}::{EscapeData(shortened)}").ToString();
    }

    private static string EscapeData(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => EscapeData(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
