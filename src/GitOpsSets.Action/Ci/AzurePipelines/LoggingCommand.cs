using System.Text;

namespace GitOpsSets.Action.Ci.AzurePipelines;

/// <summary>Azure Pipelines' logging commands, escaped as the agent unescapes them (azure-pipelines-agent <c>CommandStringConvertor</c>).</summary>
internal static class LoggingCommand
{
    private const int MaxMessage = 4096;

    /// <summary>A command, such as <c>##vso[task.setvariable variable=a;isoutput=true]value</c>.</summary>
    /// <param name="name">Such as <c>task.setvariable</c>.</param>
    /// <param name="data">What stands after the bracket.</param>
    /// <param name="properties">Names and values; empty values are left out.</param>
    public static string Of(string name, string data, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var command = new StringBuilder("##vso[").Append(name);
        char separator = ' ';
        foreach (var (key, value) in properties)
        {
            if (value.Length > 0)
            {
                command.Append(separator).Append(key).Append('=').Append(Escape(value));
                separator = ';';
            }
        }

        return command.Append(']').Append(Escape(data)).ToString();
    }

    /// <summary>A message cut to what a log shows well.</summary>
    public static string Shorten(string message) => message.Length > MaxMessage ? string.Concat(message.AsSpan(0, MaxMessage - 1), "…") : message;

    private static string Escape(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
