using Spectre.Console;

namespace GitOpsSets.Action.Ci.PlainTerminal;

/// <summary>Consoles that people watch.</summary>
internal static class Terminal
{
    /// <summary>A console that draws.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="useColor">Whether it may be sent colours (<c>NO_COLOR</c>).</param>
    public static IAnsiConsole Open(TextWriter output, bool useColor) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = AnsiSupport.Yes,
        ColorSystem = useColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    });
}
