using System.Text;

namespace GitOpsSets.Conformance.Templates;

/// <summary>The folds of long lines in recorded text, which ours never has: go-yaml breaks at the first space behind column 80.</summary>
internal static class RecordedFolds
{
    private const int Width = 80;

    /// <summary>The text with its folds taken back: a line of more than 80 characters goes on with the next, when that is indented.</summary>
    public static string Undo(string recorded)
    {
        string[] lines = recorded.Split('\n');
        var output = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.Length; i++)
        {
            bool isFold = lines[i - 1].EnumerateRunes().Count() > Width && lines[i].StartsWith("  ", StringComparison.Ordinal);
            output.Append(isFold ? ' ' : '\n').Append(isFold ? lines[i].TrimStart(' ') : lines[i]);
        }

        return output.ToString();
    }
}
