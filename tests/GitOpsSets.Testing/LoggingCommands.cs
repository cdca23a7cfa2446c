using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GitOpsSets.Testing;

/// <summary>Reads a log as Azure Pipelines' agent does (<c>Command.TryParse</c>): a command anywhere in a line, its properties and data unescaped.</summary>
public static partial class LoggingCommands
{
    [GeneratedRegex(@"##vso\[(?<name>[^\s\]]+)( (?<properties>[^\]]*))?\](?<data>.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pattern { get; }

    /// <summary>Each command.</summary>
    public static ImmutableArray<HostCommand> Parse(string log) => [.. log.Split('\n').Select(static line => Pattern.Match(line)).Where(static match => match.Success).Select(static match =>
        new HostCommand(match.Groups["name"].Value, HostCommand.Pairs(match.Groups["properties"].Value, ';', Unescape), Unescape(match.Groups["data"].Value)))];

    /// <summary>Each command as <c>name{key=value,…}data</c>.</summary>
    public static IReadOnlyList<string> In(string log) =>
        [.. Parse(log).Select(static command => $"{command.Name}{{{string.Join(',', command.Properties.Select(static pair => $"{pair.Key}={pair.Value}"))}}}{command.Data}")];

    private static string Unescape(string text) => text
        .Replace("%3B", ";", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.Ordinal)
        .Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal)
        .Replace("%AZP25", "%", StringComparison.Ordinal);
}
