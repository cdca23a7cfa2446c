using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.PlainTerminal;
using Spectre.Console;

namespace GitOpsSets.Action.Verbs;

/// <summary>Prints differences: as they are for programs, coloured and harmless on a terminal, harmless where a CI host reads along.</summary>
/// <param name="output">Standard output.</param>
/// <param name="isTerminal">Whether a person may be watching.</param>
/// <param name="useColor">Whether the terminal may be sent colours (<c>NO_COLOR</c>).</param>
/// <param name="isLogged">Whether a CI host may read what is printed.</param>
internal sealed class DiffOutput(TextWriter output, bool isTerminal, bool useColor, bool isLogged)
{
    private readonly IAnsiConsole? _console = isTerminal ? Open(output, useColor) : null;

    /// <summary>Prints one file's differences.</summary>
    /// <param name="headline">One line without its end; may hold outsiders' text, and may be empty.</param>
    /// <param name="differences">In unified form.</param>
    /// <param name="cancellationToken">Ends the printing.</param>
    public async Task WriteAsync(string headline, string differences, CancellationToken cancellationToken)
    {
        string text = headline.Length == 0 ? differences : $"{InertText.Line(headline)}\n{differences}";
        if (_console is null)
        {
            await output.WriteAsync((isLogged ? string.Join('\n', text.Split('\n').Select(InertText.Line)) : text).AsMemory(), cancellationToken);
            return;
        }

        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            _console.Write(new Text(InertText.Line(line) + "\n", StyleOf(line)));
        }
    }

    // A terminal folds long lines itself; what is copied from it must still be a difference.
    private static IAnsiConsole Open(TextWriter output, bool useColor)
    {
        var console = Terminal.Open(output, useColor);
        console.Profile.Width = int.MaxValue;
        return console;
    }

    private static Style StyleOf(string line) => line switch
    {
        ['#', ..] => new Style(decoration: Decoration.Bold),
        ['+', ..] => new Style(Color.Green),
        ['-', ..] => new Style(Color.Red),
        ['@', ..] => new Style(Color.Aqua),
        _ => Style.Plain,
    };
}
