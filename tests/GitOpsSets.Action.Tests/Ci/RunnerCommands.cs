namespace GitOpsSets.Action.Tests.Ci;

/// <summary>Reads a log as GitHub's runner does (actions/runner <c>ActionCommand.TryParseV2</c> and <c>TryParse</c>): which lines does it take for commands?</summary>
internal static class RunnerCommands
{
    public static IReadOnlyList<string> In(string log) =>
        [.. log.Split('\n').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal))];

    /// <summary>The values of a <c>GITHUB_OUTPUT</c> file (<c>FileCommandManager</c>): heredocs only.</summary>
    public static IReadOnlyDictionary<string, string> Outputs(string file)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] lines = file.Split('\n');
        for (int index = 0; index < lines.Length - 1; index++)
        {
            int heredoc = lines[index].IndexOf("<<", StringComparison.Ordinal);
            int end = Array.IndexOf(lines, lines[index][(heredoc + 2)..], index + 1);
            Assert.True(heredoc > 0 && end > 0 && !lines[index][..heredoc].Contains('=', StringComparison.Ordinal), lines[index]);
            outputs[lines[index][..heredoc]] = string.Join('\n', lines[(index + 1)..end]);
            index = end;
        }

        return outputs;
    }
}
