using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Tests.Ci;

/// <summary>Reads a log as Azure Pipelines' agent does (<c>Command.TryParse</c>): a command anywhere in a line, its properties and data unescaped.</summary>
internal static partial class LoggingCommands
{
    [GeneratedRegex(@"##vso\[(?<name>[^\s\]]+)( (?<properties>[^\]]*))?\](?<data>.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pattern { get; }

    /// <summary>Each command as <c>name{key=value,…}data</c>.</summary>
    public static IReadOnlyList<string> In(string log) => [.. log.Split('\n').Select(line => Pattern.Match(line)).Where(match => match.Success).Select(match =>
    {
        var properties = match.Groups["properties"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => $"{pair[..pair.IndexOf('=', StringComparison.Ordinal)]}={Unescape(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])}");
        return $"{match.Groups["name"].Value}{{{string.Join(',', properties)}}}{Unescape(match.Groups["data"].Value)}";
    })];

    private static string Unescape(string text) => text
        .Replace("%3B", ";", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.Ordinal)
        .Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal)
        .Replace("%AZP25", "%", StringComparison.Ordinal);
}
