using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Action.Ci;

/// <summary>Outputs as lines <c>NAME=value</c>, which GitLab hands on to later jobs (<c>artifacts:reports:dotenv</c>).</summary>
internal static class DotenvText
{
    /// <summary>What GitLab takes of such a file; of a longer one it takes nothing, and fails the job.</summary>
    public const int MaxBytes = 5 * 1024;

    /// <summary>All lines, where there is room for them; the longest ones without their values, until there is.</summary>
    /// <returns>The text, and the names that have lost their values.</returns>
    public static (string Text, ImmutableArray<string> Emptied) Fitting(IReadOnlyList<string> lines)
    {
        string[] kept = [.. lines];
        var emptied = ImmutableArray.CreateBuilder<string>();
        while (kept.Length > emptied.Count && kept.Sum(Encoding.UTF8.GetByteCount) > MaxBytes)
        {
            int longest = Array.IndexOf(kept, kept.MaxBy(Encoding.UTF8.GetByteCount));
            string name = kept[longest][..kept[longest].IndexOf('=', StringComparison.Ordinal)];
            emptied.Add(name);
            kept[longest] = $"{name}=\n";
        }

        return (string.Concat(kept), emptied.ToImmutable());
    }

    /// <summary>The line of one output: its name in upper case with underscores, its value on one line.</summary>
    public static string Line(string name, string value)
    {
        var line = new StringBuilder(name.Length + value.Length + 2);
        foreach (char character in name)
        {
            line.Append(character == '-' ? '_' : char.ToUpperInvariant(character));
        }

        return line.Append('=').Append(InertText.Line(value.ReplaceLineEndings(" "))).Append('\n').ToString();
    }
}
