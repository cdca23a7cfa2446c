using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Ci;
using Spectre.Console;

namespace GitOpsSets.Action.Reports;

/// <summary>A table for people: drawn and coloured on a terminal, columns set with spaces anywhere else. Cells may hold outsiders' text.</summary>
/// <param name="headings">One per column.</param>
internal sealed class TextTable(params ImmutableArray<string> headings)
{
    private const int MaxCellCharacters = 400;

    private readonly List<(Tone Tone, string[] Cells)> _rows = [];

    /// <summary>How a row is meant.</summary>
    internal enum Tone
    {
        /// <summary>As usual.</summary>
        Plain,

        /// <summary>Something is held back.</summary>
        Muted,

        /// <summary>Something went wrong.</summary>
        Bad,
    }

    /// <summary>Adds a row.</summary>
    /// <param name="tone">How it is meant.</param>
    /// <param name="cells">One per column.</param>
    public void Add(Tone tone, params string[] cells) => _rows.Add((tone, [.. cells.Select(Clean)]));

    /// <summary>The table in plain text, each line with its end.</summary>
    public string ToPlainText()
    {
        int[] widths = [.. headings.Select((heading, column) => _rows.Select(row => row.Cells[column].Length).Append(heading.Length).Max())];
        var text = new StringBuilder();
        foreach (string[] cells in _rows.Select(row => row.Cells).Prepend([.. headings.Select(heading => heading.ToUpperInvariant())]))
        {
            string line = string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Draws the table.</summary>
    public void Draw(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(new Markup(Markup.Escape(heading), new Style(decoration: Decoration.Bold))));
        }

        foreach (var (tone, cells) in _rows)
        {
            var style = new Style(tone switch { Tone.Bad => Color.Red, Tone.Muted => Color.Yellow, _ => Color.Default });
            table.AddRow(cells.Select(cell => new Text(cell, style)));
        }

        console.Write(table);
    }

    private static string Clean(string cell)
    {
        string clean = InertText.Line(cell);
        return clean.Length <= MaxCellCharacters ? clean : $"{clean[..(char.IsHighSurrogate(clean[MaxCellCharacters - 2]) ? MaxCellCharacters - 2 : MaxCellCharacters - 1)]}…";
    }
}
