using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci;

/// <summary>Remembers everything that was said, in order.</summary>
internal sealed class RecordingReporter : IRunReporter
{
    public List<string> Said { get; } = [];

    public List<Diagnostic> Findings { get; } = [];

    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    public string SummaryText { get; private set; } = "";

    public void Mask(Secret secret) => Said.Add("mask");

    public void Report(Diagnostic diagnostic) => Findings.Add(diagnostic);

    public void Info(string text) => Said.Add($"info: {text}");

    public void Debug(string text) => Said.Add($"debug: {text}");

    public IDisposable Group(string title)
    {
        Said.Add($"group: {title}");
        return new Ending(() => Said.Add("end of group"));
    }

    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work)
    {
        Said.Add($"during: {title}");
        return work();
    }

    public void SetOutput(string name, string value) => Outputs[name] = value;

    public void Summary(string markdown) => SummaryText += markdown;

    public void Complete() => Said.Add("complete");

    public ExitCode Conclude(ExitCode exit)
    {
        Said.Add($"conclude: {exit}");
        return exit;
    }
}
