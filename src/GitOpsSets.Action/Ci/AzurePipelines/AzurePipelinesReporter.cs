using System.Globalization;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.AzurePipelines;

/// <summary>Speaks to Azure Pipelines' agent: issues, groups, secrets, output variables, an uploaded summary, and a step that succeeded with issues.</summary>
/// <param name="settings">Where lines go; the agent reads standard output and error.</param>
/// <param name="summaryPath">Where the summary is written before it is uploaded; null for none. The agent must be able to read it.</param>
internal sealed class AzurePipelinesReporter(ReporterSettings settings, string? summaryPath) : IRunReporter
{
    private readonly SecretMask _mask = new();
    private readonly AnnotationQuota _quota = new(settings.Host);
    private readonly BoundedFile _summary = new(summaryPath, BoundedFile.MaxSummaryBytes);
    private bool _isInGroup;
    private bool _hasSummary;

    /// <inheritdoc/>
    public void Mask(Secret secret)
    {
        foreach (string form in _mask.Add(secret))
        {
            settings.Log.WriteLine(LoggingCommand.Of("task.setsecret", form));
        }
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        // The agent knows errors and warnings only.
        if (diagnostic.Severity == Severity.Notice || !_quota.Takes(diagnostic.Severity))
        {
            Info(diagnostic.ToString());
        }
        else
        {
            settings.Log.WriteLine(Issue(diagnostic));
        }

        foreach (string line in diagnostic.Excerpt?.Show(_mask.Hide) ?? [])
        {
            Info(line);
        }
    }

    /// <inheritdoc/>
    public void Info(string text) => settings.Log.WriteLine(Clean(text));

    /// <inheritdoc/>
    public void Debug(string text)
    {
        if (settings.IsVerbose)
        {
            foreach (string line in Clean(text).Split('\n'))
            {
                settings.Log.WriteLine($"##[debug]{line}");
            }
        }
    }

    /// <inheritdoc/>
    public IDisposable Group(string title)
    {
        // groups do not nest: an inner one is a line of the outer one
        if (_isInGroup)
        {
            Info(title);
            return new Ending(static () => { });
        }

        _isInGroup = true;
        settings.Log.WriteLine($"##[group]{OneLine(title)}");
        return new Ending(() =>
        {
            _isInGroup = false;
            settings.Log.WriteLine("##[endgroup]");
        });
    }

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work)
    {
        Line($"##[section]{OneLine(title)}");
        return LongWork.DuringAsync(title, work, Info, settings.Clock);
    }

    /// <inheritdoc/>
    public void SetOutput(string name, string value) =>
        settings.Log.WriteLine(LoggingCommand.Of("task.setvariable", _mask.Hide(value), ("variable", name), ("isoutput", "true")));

    /// <inheritdoc/>
    public void Summary(string markdown)
    {
        _hasSummary = true;
        _summary.Append(_mask.Hide(markdown));
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_quota.Note is { } note)
        {
            Info(note);
        }

        if (_summary.Failure is { } failure)
        {
            Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, $"the summary could not be written to '{summaryPath}': {failure}", null)
            {
                Suggestion = "mount the agent's temporary folder into the container, where it has it",
            });
        }
        else if (_hasSummary && summaryPath is not null)
        {
            settings.Log.WriteLine(LoggingCommand.Of("task.uploadsummary", summaryPath));
        }
    }

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit)
    {
        // A step whose process fails has failed, whatever it says of itself.
        if (exit is not (ExitCode.SourceUnavailable or ExitCode.Quarantined))
        {
            return exit;
        }

        settings.Log.WriteLine(LoggingCommand.Of("task.complete", string.Create(CultureInfo.InvariantCulture, $"exit code {(int)exit}: what could be delivered was"), ("result", "SucceededWithIssues")));
        return ExitCode.Done;
    }

    private string Issue(Diagnostic diagnostic)
    {
        var at = diagnostic.At is { File: not "-" } known ? known : default;
        return LoggingCommand.Of(
            "task.logissue",
            LoggingCommand.Shorten(Clean(DiagnosticText.Message(diagnostic))),
            ("type", diagnostic.Severity == Severity.Error ? "error" : "warning"),
            ("sourcepath", at.File is null ? "" : OneLine($"{settings.RepositoryPrefix}{at.File}")),
            ("linenumber", Number(at.Line)),
            ("columnnumber", Number(at.Column)),
            ("code", diagnostic.Code.Id));
    }

    private void Line(string command) => settings.Log.WriteLine(command);

    private static string Number(int value) => value > 0 ? value.ToString(CultureInfo.InvariantCulture) : "";

    private string Clean(string text) => InertText.Lines(_mask.Hide(text));

    private string OneLine(string text) => InertText.Line(_mask.Hide(text).ReplaceLineEndings(" "));
}
