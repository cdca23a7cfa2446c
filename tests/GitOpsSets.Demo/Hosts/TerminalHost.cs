namespace GitOpsSets.Demo.Hosts;

/// <summary>No host at all: a person, or a cron job, with a clone and a token.</summary>
internal sealed class TerminalHost() : JobHost("terminal", null)
{
    /// <inheritdoc/>
    public override string SecretReference(string secret) => $"${secret}";

    /// <inheritdoc/>
    protected override string WorkspaceOf(JobRequest job) => Path.Combine(job.Folder, "fleet");

    /// <inheritdoc/>
    protected override JobProcess Prepare(JobRequest job) => new(
        ["run", .. job.Inputs.SelectMany(input => (string[])[$"--{input.Key}", PipelineText.Substitute(input.Value, name => job.Secrets.GetValueOrDefault(name))])],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = Folder(job, "home"), ["LANG"] = "C.UTF-8", ["TERM"] = "xterm-256color" });

    /// <inheritdoc/>
    protected override JobOutcome Read(JobRequest job, JobProcess process, ProgramResult run) =>
        new(run.ExitCode == 0 ? JobResult.Succeeded : JobResult.Failed, run, run.Output + run.Error);
}
