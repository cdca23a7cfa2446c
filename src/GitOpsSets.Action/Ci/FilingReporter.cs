using System.Text;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>Writes what is said to the files that the user asked for as well: the summary, the outputs, the findings. No secret is in them.</summary>
/// <param name="inner">Says it.</param>
/// <param name="files">Which files, as absolute paths.</param>
internal sealed class FilingReporter(IRunReporter inner, FilingReporter.Files files) : IRunReporter
{
    private readonly SecretMask _mask = new();
    private readonly StringBuilder _summary = new();
    private readonly List<string> _outputs = [];
    private readonly List<Diagnostic> _findings = [];

    /// <inheritdoc/>
    public void Mask(Secret secret)
    {
        _mask.Add(secret);
        inner.Mask(secret);
    }

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        _findings.Add(diagnostic);
        inner.Report(diagnostic);
    }

    /// <inheritdoc/>
    public void Info(string text) => inner.Info(text);

    /// <inheritdoc/>
    public void Debug(string text) => inner.Debug(text);

    /// <inheritdoc/>
    public IDisposable Group(string title) => inner.Group(title);

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(string title, Func<Task<T>> work) => inner.DuringAsync(title, work);

    /// <inheritdoc/>
    public void SetOutput(string name, string value)
    {
        _outputs.Add(DotenvText.Line(name, value));
        inner.SetOutput(name, value);
    }

    /// <inheritdoc/>
    public void Summary(string markdown)
    {
        _summary.Append(markdown).Append(markdown.EndsWith('\n') ? "" : "\n");
        inner.Summary(markdown);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Write("summary-path", files.Summary, BoundedFile.Cut(_summary.ToString(), BoundedFile.MaxSummaryBytes));
        Write("dotenv-path", files.Outputs, files.Outputs is null ? "" : Outputs());
        Write("code-quality-path", files.Findings, files.Findings is null ? "" : CodeQualityText.Of(_findings, files.RepositoryPrefix));
        inner.Complete();
    }

    /// <inheritdoc/>
    public ExitCode Conclude(ExitCode exit) => inner.Conclude(exit);

    private string Outputs()
    {
        string[] lines = [.. _outputs.Select(_mask.Hide)];
        var (text, left) = DotenvText.Fitting(lines);
        if (left.Length > 0)
        {
            inner.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, $"{string.Join(", ", left)} are empty in the file of dotenv-path, of which the host takes {DotenvText.MaxBytes} bytes", null)
            {
                Suggestion = "read them in the file that report-path names",
            });
        }

        return text;
    }

    private void Write(string input, string? path, string text)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            UserFile.Write(path, _mask.Hide(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            inner.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, $"'{path}' could not be written: {exception.Message}", null) { Suggestion = $"give another {input}" });
        }
    }

    /// <summary>Where to write.</summary>
    /// <param name="Summary">The summary, in Markdown; null for nowhere.</param>
    /// <param name="Outputs">The outputs, as lines <c>NAME=value</c>; null for nowhere.</param>
    /// <param name="Findings">The findings, as GitLab's code quality report; null for nowhere.</param>
    /// <param name="RepositoryPrefix">Where the repository's folder lies in the project: empty, or ends in a slash.</param>
    internal sealed record Files(string? Summary, string? Outputs, string? Findings, string RepositoryPrefix);
}
