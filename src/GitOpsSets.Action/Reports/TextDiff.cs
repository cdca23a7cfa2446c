using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace GitOpsSets.Action.Reports;

/// <summary>Differences of two texts in the unified form that people and tools read.</summary>
internal static class TextDiff
{
    private const int Context = 3;

    /// <summary>The differences of one file; empty when there are none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">Its text before; null when it was not there.</param>
    /// <param name="after">Its text after; null when it goes.</param>
    public static string Unified(string path, string? before, string? after)
    {
        string[] left = Lines(before);
        string[] right = Lines(after);
        var blocks = new Differ().CreateCustomDiffs(before ?? "", after ?? "", ignoreWhiteSpace: false, ignoreCase: false, Lines).DiffBlocks;
        if (blocks.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- {(before is null ? "/dev/null" : "a/" + path)}\n+++ {(after is null ? "/dev/null" : "b/" + path)}\n");
        foreach (var hunk in Hunks(blocks))
        {
            AppendHunk(text, hunk, left, right);
        }

        return text.ToString();
    }

    private static string[] Lines(string? text)
    {
        string[] lines = (text ?? "").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    // Blocks whose contexts touch share a hunk.
    private static IEnumerable<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        var hunk = new List<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk.Count > 0 && block.DeleteStartA - (hunk[^1].DeleteStartA + hunk[^1].DeleteCountA) > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        yield return hunk;
    }

    private static void AppendHunk(StringBuilder text, List<DiffBlock> hunk, string[] left, string[] right)
    {
        int start = Math.Max(0, hunk[0].DeleteStartA - Context);
        int end = Math.Min(left.Length, hunk[^1].DeleteStartA + hunk[^1].DeleteCountA + Context);
        int rightStart = hunk[0].InsertStartB - (hunk[0].DeleteStartA - start);
        int length = end - start;
        int rightLength = length + hunk.Sum(block => block.InsertCountB - block.DeleteCountA);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{(length == 0 ? start : start + 1)},{length} +{(rightLength == 0 ? rightStart : rightStart + 1)},{rightLength} @@\n");
        int at = start;
        foreach (var block in hunk)
        {
            Append(text, ' ', left[at..block.DeleteStartA]);
            Append(text, '-', left[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            Append(text, '+', right[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Append(text, ' ', left[at..end]);
    }

    private static void Append(StringBuilder text, char sign, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            text.Append(sign).Append(line).Append('\n');
        }
    }
}
