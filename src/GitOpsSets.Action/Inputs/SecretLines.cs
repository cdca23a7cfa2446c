using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>Reads the input <c>secrets</c>. Messages name a line by its number, and by nothing that stands in it.</summary>
internal static class SecretLines
{
    /// <summary>Lines of <c>namespace/name/key=value</c>, <c>name/key=value</c>, or <c>namespace/name/key&lt;&lt;END</c> with the lines of the value up to <c>END</c>.</summary>
    public static StageResult<ImmutableArray<SecretKey>> Parse(string text)
    {
        var keys = ImmutableArray.CreateBuilder<SecretKey>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            int start = index;
            var (name, value) = Split(line, lines, ref index);
            string[] parts = name?.Split('/') ?? [];
            if (value is null || parts.Length is not (2 or 3) || parts.Any(static part => part.Length == 0 || part.Any(char.IsWhiteSpace)))
            {
                findings.Add(InputFinding.Error(
                    string.Create(CultureInfo.InvariantCulture, $"line {start + 1} of the input secrets is not of the form namespace/name/key=value"),
                    value is null && name is not null ? "the line that ends the value is missing" : null));
                continue;
            }

            keys.Add(new SecretKey(parts.Length == 3 ? parts[0] : "", parts[^2], parts[^1], new Secret(value)));
        }

        return new(keys.ToImmutable(), findings.ToImmutable());
    }

    private static (string? Name, string? Value) Split(string line, string[] lines, ref int index)
    {
        int equals = line.IndexOf('=', StringComparison.Ordinal);
        int heredoc = line.IndexOf("<<", StringComparison.Ordinal);
        if (heredoc < 0 || (equals >= 0 && equals < heredoc))
        {
            return equals < 0 ? (null, null) : (line[..equals].Trim(), line[(equals + 1)..]);
        }

        string name = line[..heredoc].Trim();
        string end = line[(heredoc + 2)..].Trim();
        int last = Array.FindIndex(lines, index + 1, candidate => candidate.Trim() == end);
        if (end.Length == 0 || last < 0)
        {
            index = lines.Length;
            return (name, null);
        }

        string value = string.Join('\n', lines[(index + 1)..last]);
        index = last;
        return (name, value);
    }
}
