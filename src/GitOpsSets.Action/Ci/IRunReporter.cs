using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Says what a run does, in the way its host shows best. Every text may hold what outsiders wrote: a reporter makes it harmless.</summary>
internal interface IRunReporter
{
    /// <summary>Hides a value from everything that is said after; call it before anything else.</summary>
    void Mask(Secret secret);

    /// <summary>A finding.</summary>
    void Report(Diagnostic diagnostic);

    /// <summary>What was decided, and why.</summary>
    void Info(string text);

    /// <summary>A step, for those who asked for every step.</summary>
    void Debug(string text);

    /// <summary>Puts what is said until it is disposed under a heading.</summary>
    IDisposable Group(string title);

    /// <summary>Shows that something long goes on, where somebody may be watching.</summary>
    /// <param name="title">What goes on.</param>
    /// <param name="work">Does it; it has its own cancellation.</param>
    Task<T> DuringAsync<T>(string title, Func<Task<T>> work);

    /// <summary>Hands a value to later steps; does nothing where there are none.</summary>
    /// <param name="name">Kebab-case.</param>
    /// <param name="value">May have several lines; never a diff.</param>
    void SetOutput(string name, string value);

    /// <summary>Adds to the summary of the run.</summary>
    /// <param name="markdown">Outsiders' text in it must stand in code spans.</param>
    void Summary(string markdown);

    /// <summary>Says what could only be said at the end. Call it once, last.</summary>
    void Complete();

    /// <summary>What the process ends with after a run: a host that can show that most was delivered is told so, and then the process has not failed.</summary>
    /// <param name="exit">How the run ended.</param>
    ExitCode Conclude(ExitCode exit);
}
