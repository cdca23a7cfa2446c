using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.GitHubActions;

/// <summary>Speaks to GitHub's runner: annotations, groups, masks, outputs and the step summary.</summary>
/// <param name="settings">Where lines go; the runner reads standard output and error.</param>
/// <param name="outputPath"><c>GITHUB_OUTPUT</c>, or null.</param>
/// <param name="summaryPath"><c>GITHUB_STEP_SUMMARY</c>, or null.</param>
internal sealed class GitHubReporter(ReporterSettings settings, string? outputPath, string? summaryPath) : IRunReporter
{
    private readonly SecretMask _mask = new();
    private readonly AnnotationQuota _quota = new(settings.Host);
    private readonly BoundedFile _summary = new(summaryPath, BoundedFile.MaxSummaryBytes);
    private readonly BoundedFile _outputs = new(outputPath, int.MaxValue);
    private bool _isInGroup;

    /// <inheritdoc/>
    public void Mask(Secret secret)
    {
        foreach (string form in _mask.Add(secret))
        {
            settings.Log.WriteLine(WorkflowCommand.Of("add-mask", form));
        }
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        Announce(diagnostic);
        foreach (string line in diagnostic.Excerpt?.Show(_mask.Hide) ?? [])
        {
            Info(line);
        }
    }

    private void Announce(Diagnostic diagnostic)
    {
        if (!_quota.Takes(diagnostic.Severity))
        {
            Info(diagnostic.ToString());
            return;
        }

        string kind = diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        string? file = diagnostic.At is { File: not "-" } at ? $"{settings.RepositoryPrefix}{at.File}" : null;
        settings.Log.WriteLine(WorkflowCommand.Annotation(
            kind, Clean(DiagnosticText.Message(diagnostic)), diagnostic.Code.Id, file is null ? null : Clean(file), diagnostic.At?.Line ?? 0, diagnostic.At?.Column ?? 0));
    }

    /// <inheritdoc/>
    public void Info(string text) => settings.Log.WriteLine(Clean(text));

    /// <inheritdoc/>
    public void Debug(string text)
    {
        if (settings.IsVerbose)
        {
            Info(text);
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
        settings.Log.WriteLine(WorkflowCommand.Of("group", Clean(title)));
        return new Ending(() =>
        {
            _isInGroup = false;
            settings.Log.WriteLine("::endgroup::");
        });
    }

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work)
    {
        Info(title);
        return LongWork.DuringAsync(title, work, Info, settings.Clock);
    }

    /// <inheritdoc/>
    public void SetOutput(string name, string value)
    {
        string hidden = _mask.Hide(value);
        string delimiter;
        do
        {
            delimiter = $"ghadelimiter_{settings.NextToken()}";
        }
        while (hidden.Contains(delimiter, StringComparison.Ordinal));

        _outputs.Append($"{name}<<{delimiter}\n{hidden}\n{delimiter}\n");
    }

    /// <inheritdoc/>
    public void Summary(string markdown) => _summary.Append(_mask.Hide(markdown));

    /// <inheritdoc/>
    public void Complete()
    {
        ReportUnwritten("GITHUB_OUTPUT", _outputs);
        ReportUnwritten("GITHUB_STEP_SUMMARY", _summary);
        if (_quota.Note is { } note)
        {
            Info(note);
        }
    }

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit) => exit;

    private void ReportUnwritten(string variable, BoundedFile file)
    {
        if (file.Failure is { } failure)
        {
            Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, $"the file that {variable} names could not be written: {failure}", null)
            {
                Suggestion = "run as the user whose the runner is, or as root; the input report-path writes the same to a file of yours",
            });
        }
    }

    private string Clean(string text) => InertText.Lines(_mask.Hide(text));
}
