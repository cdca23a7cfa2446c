using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using Spectre.Console;

namespace GitOpsSets.Action.Ci.PlainTerminal;

/// <summary>Speaks to a person or a plain log: colours and a spinner on a terminal, plain lines anywhere else.</summary>
internal sealed class ConsoleReporter : IRunReporter
{
    private readonly TextWriter _log;
    private readonly Lazy<IAnsiConsole> _console;
    private readonly SecretMask _mask = new();
    private readonly bool _isTerminal;
    private readonly bool _isVerbose;
    private readonly TimeProvider _clock;
    private int _depth;

    /// <summary>A reporter for one run.</summary>
    /// <param name="log">Where lines go.</param>
    /// <param name="isTerminal">Whether a person may be watching.</param>
    /// <param name="useColor">Whether the terminal may be sent colours (<c>NO_COLOR</c>).</param>
    /// <param name="isVerbose">Whether every step is wanted.</param>
    /// <param name="clock">The time: long work says how long it goes on, where it has no spinner.</param>
    public ConsoleReporter(TextWriter log, bool isTerminal, bool useColor, bool isVerbose, TimeProvider clock)
    {
        _clock = clock;
        _log = log;
        _isTerminal = isTerminal;
        _isVerbose = isVerbose;
        _console = new(() => Open(log, useColor)); // costly, and many runs have nothing to say
    }

    /// <inheritdoc/>
    public void Mask(Secret secret) => _mask.Add(secret);

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        Write(diagnostic.ToString(), diagnostic.Severity switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Default,
        });
        foreach (string line in diagnostic.Excerpt?.Show(_mask.Hide) ?? [])
        {
            Write(line, Color.Grey);
        }
    }

    /// <inheritdoc/>
    public void Info(string text) => Write(text, text switch { [' ', ' ', '+', ..] => Color.Green, [' ', ' ', '-' or '!', ..] => Color.Red, [' ', ' ', '~', ..] => Color.Yellow, _ => Color.Default });

    /// <inheritdoc/>
    public void Debug(string text)
    {
        if (_isVerbose)
        {
            Write(text, Color.Grey);
        }
    }

    /// <inheritdoc/>
    public IDisposable Group(string title)
    {
        Write(title, Color.Default, Decoration.Bold);
        _depth++;
        return new Ending(() => _depth--);
    }

    /// <inheritdoc/>
    public async Task<T> DuringAsync<T>(string title, Func<Task<T>> work)
    {
        if (!_isTerminal)
        {
            return await LongWork.DuringAsync(title, work, Info, _clock);
        }

        return await _console.Value.Status().Spinner(Spinner.Known.Line).StartAsync(Markup.Escape(Clean(title)), _ => work());
    }

    /// <inheritdoc/>
    public void SetOutput(string name, string value)
    {
        // no later step reads it
    }

    /// <inheritdoc/>
    public void Summary(string markdown)
    {
        // the same was said line by line
    }

    /// <inheritdoc/>
    public void Complete()
    {
        // everything was said at once
    }

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit) => exit;

    private static IAnsiConsole Open(TextWriter log, bool useColor)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(log),
            Ansi = AnsiSupport.Yes,
            ColorSystem = useColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = int.MaxValue; // a terminal folds lines itself, and then they are copied whole
        return console;
    }

    private void Write(string text, Color color, Decoration decoration = Decoration.None)
    {
        foreach (string line in Clean(text).Split('\n'))
        {
            string indented = $"{new string(' ', _depth * 2)}{line}\n";
            if (_isTerminal)
            {
                _console.Value.Write(new Text(indented, new Style(color, decoration: decoration)));
            }
            else
            {
                _log.Write(indented);
            }
        }
    }

    private string Clean(string text) => InertText.Lines(_mask.Hide(text));
}
