using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Speaks to GitHub's runner: annotations, groups, masks, outputs and the step summary.</summary>
internal sealed class GitHubReporter : IRunReporter
{
    private readonly Settings _settings;
    private readonly SecretMask _mask = new();
    private readonly AnnotationQuota _quota = new("GitHub");
    private readonly BoundedFile _summary;
    private bool _isInGroup;

    /// <summary>A reporter for one step.</summary>
    public GitHubReporter(Settings settings)
    {
        _settings = settings;
        _summary = new BoundedFile(settings.SummaryPath, BoundedFile.GitHubSummary);
    }

    /// <inheritdoc/>
    public void Mask(Secret secret)
    {
        foreach (string form in _mask.Add(secret))
        {
            _settings.Log.WriteLine(WorkflowCommand.Of("add-mask", form));
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
        string? file = diagnostic.At is { File: not "-" } at ? $"{_settings.RepositoryPrefix}{at.File}" : null;
        _settings.Log.WriteLine(WorkflowCommand.Annotation(
            kind, Clean(DiagnosticText.Message(diagnostic)), diagnostic.Code.Id, file is null ? null : Clean(file), diagnostic.At?.Line ?? 0, diagnostic.At?.Column ?? 0));
    }

    /// <inheritdoc/>
    public void Info(string text) => _settings.Log.WriteLine(Clean(text));

    /// <inheritdoc/>
    public void Debug(string text)
    {
        if (_settings.IsVerbose)
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
        _settings.Log.WriteLine(WorkflowCommand.Of("group", Clean(title)));
        return new Ending(() =>
        {
            _isInGroup = false;
            _settings.Log.WriteLine("::endgroup::");
        });
    }

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work)
    {
        Info(title);
        return work();
    }

    /// <inheritdoc/>
    public void SetOutput(string name, string value)
    {
        if (_settings.OutputPath is not { } path)
        {
            return;
        }

        string hidden = _mask.Hide(value);
        string delimiter;
        do
        {
            delimiter = $"ghadelimiter_{_settings.NextToken()}";
        }
        while (hidden.Contains(delimiter, StringComparison.Ordinal));

        File.AppendAllText(path, $"{name}<<{delimiter}\n{hidden}\n{delimiter}\n", BoundedFile.Utf8);
    }

    /// <inheritdoc/>
    public void Summary(string markdown) => _summary.Append(_mask.Hide(markdown));

    /// <inheritdoc/>
    public void Complete()
    {
        if (_quota.Note is { } note)
        {
            Info(note);
        }
    }

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit) => exit;

    private string Clean(string text) => InertText.Lines(_mask.Hide(text));

    /// <summary>What the host told.</summary>
    internal sealed record Settings
    {
        /// <summary>Standard output or error; the runner reads both.</summary>
        public required TextWriter Log { get; init; }

        /// <summary><c>GITHUB_OUTPUT</c>, or null.</summary>
        public string? OutputPath { get; init; }

        /// <summary><c>GITHUB_STEP_SUMMARY</c>, or null.</summary>
        public string? SummaryPath { get; init; }

        /// <summary>Where the repository's folder lies in the workspace: empty, or ends in a slash.</summary>
        public string RepositoryPrefix { get; init; } = "";

        /// <summary>Whether every step is wanted.</summary>
        public bool IsVerbose { get; init; }

        /// <summary>Yields 128 random bits in hexadecimal.</summary>
        public required Func<string> NextToken { get; init; }
    }
}
