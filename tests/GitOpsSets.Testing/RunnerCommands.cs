using System.Collections.Immutable;

namespace GitOpsSets.Testing;

/// <summary>Reads a log as GitHub's runner does (actions/runner <c>ActionCommand.TryParseV2</c> and <c>TryParse</c>): which lines does it take for commands?</summary>
public static class RunnerCommands
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> In(string log) =>
        [.. log.Split('\n').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal))];

    /// <summary>The same lines as the runner understands them.</summary>
    public static ImmutableArray<HostCommand> Parse(string log) => [.. In(log).Select(ParseLine)];

    /// <summary>The values of a <c>GITHUB_OUTPUT</c> file (<c>FileCommandManager</c>): heredocs only.</summary>
    public static IReadOnlyDictionary<string, string> Outputs(string file)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] lines = file.Split('\n');
        for (int index = 0; index < lines.Length - 1; index++)
        {
            int heredoc = lines[index].IndexOf("<<", StringComparison.Ordinal);
            int end = Array.IndexOf(lines, lines[index][(heredoc + 2)..], index + 1);
            if (heredoc <= 0 || end <= 0 || lines[index][..heredoc].Contains('=', StringComparison.Ordinal))
            {
                throw new InvalidDataException($"the runner reads no output here: {lines[index]}");
            }

            outputs[lines[index][..heredoc]] = string.Join('\n', lines[(index + 1)..end]);
            index = end;
        }

        return outputs;
    }

    private static HostCommand ParseLine(string line)
    {
        string trimmed = line.TrimStart();
        bool isOld = !trimmed.StartsWith("::", StringComparison.Ordinal);
        int start = isOld ? line.IndexOf("##[", StringComparison.Ordinal) + 3 : 2;
        string text = isOld ? line[start..] : trimmed[start..];
        int end = text.IndexOf(isOld ? "]" : "::", StringComparison.Ordinal);
        string head = end < 0 ? text : text[..end];
        string data = end < 0 ? "" : text[(end + (isOld ? 1 : 2))..];
        string[] parts = head.Split(' ', 2);
        return new HostCommand(parts[0], HostCommand.Pairs(parts.ElementAtOrDefault(1) ?? "", isOld ? ';' : ',', UnescapeProperty), Unescape(data));
    }

    private static string UnescapeProperty(string text) => Unescape(text
        .Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal));

    private static string Unescape(string text) => text
        .Replace("%0D", "\r", StringComparison.Ordinal)
        .Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("%25", "%", StringComparison.Ordinal);
}
