using CommandLine;

namespace GitOpsSets.Action.Inputs;

/// <summary>What the command-line parser fills in: raw texts, which <see cref="OptionsReader"/> checks together with all other inputs.</summary>
internal abstract class CommandArguments
{
    [Option("command")]
    public string? Command { get; set; }

    [Option("path")]
    public string? Path { get; set; }

    [Option("definitions")]
    public string? Definitions { get; set; }

    [Option("config")]
    public string? Config { get; set; }

    [Option("nested")]
    public string? Nested { get; set; }

    [Option("substitute")]
    public string? Substitute { get; set; }

    [Option("seed")]
    public string? Seed { get; set; }

    [Option("compat")]
    public string? Compat { get; set; }

    [Option("output")]
    public string? Output { get; set; }

    [Option("publish")]
    public string? Publish { get; set; }

    [Option("base")]
    public string? Base { get; set; }

    [Option("branch")]
    public string? Branch { get; set; }

    [Option("commit-message")]
    public string? CommitMessage { get; set; }

    [Option("author")]
    public string? Author { get; set; }

    [Option("committer")]
    public string? Committer { get; set; }

    [Option("signoff")]
    public string? SignOff { get; set; }

    [Option("sign")]
    public string? Sign { get; set; }

    [Option("signing-key")]
    public string? SigningKey { get; set; }

    [Option("signing-passphrase")]
    public string? SigningPassphrase { get; set; }

    [Option("ssh-key")]
    public string? SshKey { get; set; }

    [Option("ssh-known-hosts")]
    public string? SshKnownHosts { get; set; }

    [Option("title")]
    public string? Title { get; set; }

    [Option("body")]
    public string? Body { get; set; }

    [Option("labels")]
    public string? Labels { get; set; }

    [Option("reviewers")]
    public string? Reviewers { get; set; }

    [Option("team-reviewers")]
    public string? TeamReviewers { get; set; }

    [Option("assignees")]
    public string? Assignees { get; set; }

    [Option("pull-request-per")]
    public string? PullRequestPer { get; set; }

    [Option("auto-complete")]
    public string? AutoComplete { get; set; }

    [Option("target-repository")]
    public string? TargetRepository { get; set; }

    [Option("target-token")]
    public string? TargetToken { get; set; }

    [Option("forge")]
    public string? Forge { get; set; }

    [Option("draft")]
    public string? Draft { get; set; }

    [Option("delete-branch")]
    public string? DeleteBranch { get; set; }

    [Option("reset-branch")]
    public string? ResetBranch { get; set; }

    [Option("guard")]
    public string? Guard { get; set; }

    [Option("locked")]
    public string? Locked { get; set; }

    [Option("force")]
    public string? Force { get; set; }

    [Option("shard")]
    public string? Shard { get; set; }

    [Option("max-delete")]
    public string? MaxDelete { get; set; }

    [Option("timeout")]
    public string? Timeout { get; set; }

    [Option("limits")]
    public string? Limits { get; set; }

    [Option("allow-empty")]
    public string? AllowEmpty { get; set; }

    [Option("token")]
    public string? Token { get; set; }

    [Option("tokens")]
    public string? Tokens { get; set; }

    [Option("secrets")]
    public string? Secrets { get; set; }

    [Option("sources")]
    public string? Sources { get; set; }

    [Option("private-hosts")]
    public string? PrivateHosts { get; set; }

    [Option("log-level")]
    public string? LogLevel { get; set; }

    [Option("summary-path")]
    public string? SummaryPath { get; set; }

    [Option("report-path")]
    public string? ReportPath { get; set; }

    [Option("max-shards")]
    public string? MaxShards { get; set; }

    [Option("dotenv-path")]
    public string? DotenvPath { get; set; }

    [Option("code-quality-path")]
    public string? CodeQualityPath { get; set; }

    [Option("exit-code")]
    public string? ExitCode { get; set; }

    [Option("format")]
    public string? Format { get; set; }

    [Option("explain")]
    public string? Explain { get; set; }

    [Option('f', "filename")]
    public string? Filename { get; set; }

    [Option('i', "inputs-from")]
    public string? InputsFrom { get; set; }

    [Option("inputs-from-provider")]
    public string? InputsFromProvider { get; set; }

    [Option("write-exported-inputs")]
    public string? WriteExportedInputs { get; set; }

    [Option("repository-root")]
    public string? RepositoryRoot { get; set; }

    [Option('n', "namespace")]
    public string? Namespace { get; set; }

    [Option("enabled-generators")]
    public string? EnabledGenerators { get; set; }

    [Option('d', "disable-cluster-access")]
    public string? DisableClusterAccess { get; set; }

    [Value(0)]
    public IEnumerable<string> Files { get; set; } = [];

    /// <summary>The whole pipeline.</summary>
    [Verb("run", isDefault: true)]
    internal sealed class Run : CommandArguments;

    /// <summary>Objects to standard output.</summary>
    [Verb("render")]
    internal sealed class Render : CommandArguments;

    /// <summary>What a run would change.</summary>
    [Verb("diff")]
    internal sealed class Diff : CommandArguments;

    /// <summary>Checks without network.</summary>
    [Verb("validate")]
    internal sealed class Validate : CommandArguments;

    /// <summary>What generators yield.</summary>
    [Verb("elements")]
    internal sealed class Elements : CommandArguments;

    /// <summary>Which shards of the sets have work.</summary>
    [Verb("shards")]
    internal sealed class Shards : CommandArguments;
}
