using System.Globalization;

namespace GitOpsSets.Demo;

/// <summary>Tells in plain text what happens, and keeps count of what did not happen as it should.</summary>
/// <param name="output">Where people read it.</param>
internal sealed class Narrator(TextWriter output)
{
    private readonly List<string> _unmet = [];
    private int _step;

    public bool IsContent => _unmet.Count == 0;

    public void Title(string text) => output.WriteLine($"\n{text}\n{new string('=', text.Length)}");

    public void Step(string title)
    {
        string heading = string.Create(CultureInfo.InvariantCulture, $"{++_step}. {title}");
        output.WriteLine($"\n\n{heading}\n{new string('-', heading.Length)}\n");
    }

    public void Say(string text) => output.WriteLine(text);

    /// <summary>A text of somebody else's, set off from ours.</summary>
    public void Show(string heading, string text)
    {
        output.WriteLine($"\n  {heading}\n");
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            output.WriteLine($"    {line}".TrimEnd());
        }
    }

    /// <summary>Says whether something is as it should be.</summary>
    public void Expect(bool isSo, string what)
    {
        output.WriteLine($"  {(isSo ? "ok" : "NOT SO")}: {what}");
        if (!isSo)
        {
            _unmet.Add(string.Create(CultureInfo.InvariantCulture, $"step {_step}: {what}"));
        }
    }

    public void End()
    {
        output.WriteLine();
        output.WriteLine(IsContent ? "demo: all steps as expected" : $"demo: not as expected:\n{string.Join('\n', _unmet.Select(line => $"  {line}"))}");
    }
}
