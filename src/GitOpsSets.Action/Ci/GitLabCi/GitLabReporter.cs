using System.Globalization;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.GitLabCi;

/// <summary>Speaks to GitLab's job log: collapsible sections around plain lines. Findings and outputs go to report files, for those who ask for them.</summary>
/// <param name="plain">Writes the lines.</param>
/// <param name="log">Where they go.</param>
/// <param name="clock">The time: sections say how long they took.</param>
internal sealed class GitLabReporter(IRunReporter plain, TextWriter log, TimeProvider clock) : IRunReporter
{
    private const string ToLineStart = "\r\u001b[0K";

    private readonly SecretMask _mask = new();
    private int _sections;

    /// <inheritdoc/>
    public void Mask(Secret secret)
    {
        _mask.Add(secret);
        plain.Mask(secret);
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic) => plain.Report(diagnostic);

    /// <inheritdoc/>
    public void Info(string text) => plain.Info(text);

    /// <inheritdoc/>
    public void Debug(string text) => plain.Debug(text);

    /// <inheritdoc/>
    public IDisposable Group(string title)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"gitopssets_{++_sections}");
        log.WriteLine($"{Mark("section_start", name)}[collapsed=true]{ToLineStart}{InertText.Line(_mask.Hide(title).ReplaceLineEndings(" "))}");
        return new Ending(() => log.WriteLine($"{Mark("section_end", name)}{ToLineStart}"));
    }

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work)
    {
        plain.Info(title);
        return plain.DuringAsync(title, work);
    }

    /// <inheritdoc/>
    public void SetOutput(string name, string value) => plain.SetOutput(name, value);

    /// <inheritdoc/>
    public void Summary(string markdown) => plain.Summary(markdown);

    /// <inheritdoc/>
    public void Complete() => plain.Complete();

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit) => plain.Conclude(exit);

    private string Mark(string kind, string name) => string.Create(CultureInfo.InvariantCulture, $"\u001b[0K{kind}:{clock.GetUtcNow().ToUnixTimeSeconds()}:{name}");
}
