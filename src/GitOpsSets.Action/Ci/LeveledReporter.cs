using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Says no more than was asked for.</summary>
/// <param name="inner">Says it.</param>
/// <param name="level">How much.</param>
internal sealed class LeveledReporter(IRunReporter inner, LogLevel level) : IRunReporter
{
    /// <inheritdoc/>
    public void Mask(Secret secret) => inner.Mask(secret);

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        if (level > LogLevel.Quiet || diagnostic.Severity > Severity.Notice)
        {
            inner.Report(diagnostic);
        }
    }

    /// <inheritdoc/>
    public void Info(string text)
    {
        if (level > LogLevel.Quiet)
        {
            inner.Info(text);
        }
    }

    /// <inheritdoc/>
    public void Debug(string text)
    {
        if (level == LogLevel.Debug)
        {
            inner.Debug(text);
        }
    }

    /// <inheritdoc/>
    public IDisposable Group(string title) => level > LogLevel.Quiet ? inner.Group(title) : new Ending(static () => { });

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work) => level > LogLevel.Quiet ? inner.DuringAsync(title, work) : work();

    /// <inheritdoc/>
    public void SetOutput(string name, string value) => inner.SetOutput(name, value);

    /// <inheritdoc/>
    public void Summary(string markdown) => inner.Summary(markdown);

    /// <inheritdoc/>
    public void Complete() => inner.Complete();

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit) => inner.Conclude(exit);
}
