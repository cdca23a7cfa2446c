using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Signing;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Action.Inputs;

/// <summary>Everything a run was told, checked. Each part of the program gets only its part.</summary>
internal sealed record Options
{
    /// <summary>What to do.</summary>
    public required Verb Verb { get; init; }

    /// <summary>The repository's folder, as written.</summary>
    public required string Path { get; init; }

    /// <summary>The configuration file, relative to the repository.</summary>
    public required string ConfigPath { get; init; }

    /// <summary>What to read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>What to write where.</summary>
    public required PublishOptions Publish { get; init; }

    /// <summary>Where values come from.</summary>
    public required SourceOptions Sources { get; init; }

    /// <summary>What to say.</summary>
    public required ReportOptions Report { get; init; }

    /// <summary>How long the run may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How much of everything there may be.</summary>
    public required LimitValues Limits { get; init; }

    /// <summary>What happens to outsiders' text that leaves its place.</summary>
    public required GuardMode Guard { get; init; }

    /// <summary>What the guard lets pass, from the configuration file; no input sets it.</summary>
    public ImmutableArray<GuardAllowance> Allowances { get; init; } = [];

    /// <summary>Sets that the guard only warns about, from the configuration file; no input sets it.</summary>
    public ImmutableArray<string> WarnedSets { get; init; } = [];

    /// <summary>The same with another token where none was given.</summary>
    public Options WithTokenOr(Secret token) => Sources.Token.IsEmpty ? this with { Sources = Sources with { Token = token } } : this;

    /// <summary>What to read.</summary>
    internal sealed record ReadingOptions
    {
        /// <summary>Globs of definition files, relative to the repository.</summary>
        public required ImmutableArray<string> Globs { get; init; }

        /// <summary>Files named one by one; they replace the globs. <c>-</c> is standard input.</summary>
        public required ImmutableArray<string> Files { get; init; }

        /// <summary>What to do with generated definitions.</summary>
        public required NestedMode Nested { get; init; }

        /// <summary>Flux variables to substitute before rendering, in order.</summary>
        public required ImmutableArray<Substitution> Substitutions { get; init; }

        /// <summary>Makes chance repeatable; null for real chance.</summary>
        public required string? Seed { get; init; }

        /// <summary>Which sets are this run's own.</summary>
        public required Shard Shard { get; init; }

        /// <summary>How many runs may share the sets at most.</summary>
        public required int MaxShards { get; init; }

        /// <summary>Whether files are read as the reference command lines do.</summary>
        public required CompatMode Compat { get; init; }

        /// <summary>How many of <see cref="Files"/>, at their beginning, were given as the GitOpsSet command line takes them: without an option.</summary>
        public required int PlainFiles { get; init; }

        /// <summary>The namespace of a ResourceSet that names none.</summary>
        public required string DefaultNamespace { get; init; }

        /// <summary>A file of input sets, or null.</summary>
        public required string? InputsFrom { get; init; }

        /// <summary>A file of providers, or null.</summary>
        public required string? InputsFromProvider { get; init; }

        /// <summary>Where providers with their answers go, or null.</summary>
        public required string? ExportedInputs { get; init; }

        /// <summary>A folder of repositories, or null.</summary>
        public required string? RepositoryRoot { get; init; }

        /// <summary>Names of the generators that may be used; empty for all.</summary>
        public required ImmutableArray<string> EnabledGenerators { get; init; }
    }

    /// <summary>What to write where.</summary>
    internal sealed record PublishOptions
    {
        /// <summary>What becomes of the changes.</summary>
        public required PublishMode Mode { get; init; }

        /// <summary>The output root, relative to the repository, without a slash at the end.</summary>
        public required string Output { get; init; }

        /// <summary>The branch the change is for; null for the one the run is on.</summary>
        public required string? Base { get; init; }

        /// <summary>The branch the commit goes to; null for the base.</summary>
        public required string? Branch { get; init; }

        /// <summary>First line of the message.</summary>
        public required string CommitMessage { get; init; }

        /// <summary>Who made the change; null where nothing was said.</summary>
        public required GitIdentity? Author { get; init; }

        /// <summary>Who made the commit; null for the author.</summary>
        public required GitIdentity? Committer { get; init; }

        /// <summary>Whether the commit says that the committer vouches for it.</summary>
        public required bool SignsOff { get; init; }

        /// <summary>Who signs commits.</summary>
        public required SignMode Sign { get; init; }

        /// <summary>What commits are signed with; null unless git signs them.</summary>
        public required SigningKey? SigningKey { get; init; }

        /// <summary>Another repository that is published to; null for the one that is checked out.</summary>
        public required string? TargetRepository { get; init; }

        /// <summary>For that repository; may be empty.</summary>
        public required Secret TargetToken { get; init; }

        /// <summary>What is shown to the SSH server that is published to; null leaves it to the user's own ssh.</summary>
        public required SshIdentity? Ssh { get; init; }

        /// <summary>The kind of forge that is published to.</summary>
        public required string Forge { get; init; }

        /// <summary>What a pull request says.</summary>
        public required PullRequestOptions PullRequest { get; init; }

        /// <summary>How much of a set may go.</summary>
        public required DeletionLimit Deletion { get; init; }
    }

    /// <summary>What a pull request says, and what may be done to its branch.</summary>
    internal sealed record PullRequestOptions
    {
        /// <summary>One line.</summary>
        public required string Title { get; init; }

        /// <summary>Markdown; may be empty.</summary>
        public required string Body { get; init; }

        /// <summary>Labels to add.</summary>
        public required ImmutableArray<string> Labels { get; init; }

        /// <summary>Account names.</summary>
        public required ImmutableArray<string> Reviewers { get; init; }

        /// <summary>Team names.</summary>
        public required ImmutableArray<string> TeamReviewers { get; init; }

        /// <summary>Account names.</summary>
        public required ImmutableArray<string> Assignees { get; init; }

        /// <summary>Whether it is opened as a draft.</summary>
        public required bool IsDraft { get; init; }

        /// <summary>Whether each set has one of its own.</summary>
        public required bool IsPerSet { get; init; }

        /// <summary>Whether the forge merges it by itself when it may.</summary>
        public required bool CompletesItself { get; init; }

        /// <summary>Whether its branch goes when there is nothing to propose any more.</summary>
        public required bool DeletesBranch { get; init; }

        /// <summary>Whether other people's commits on its branch are dropped.</summary>
        public required bool OverwritesForeign { get; init; }
    }

    /// <summary>Where values come from.</summary>
    internal sealed record SourceOptions
    {
        /// <summary>For the forge the run lives on; may be empty.</summary>
        public required Secret Token { get; init; }

        /// <summary>For other servers.</summary>
        public required ImmutableArray<ServerToken> Tokens { get; init; }

        /// <summary>Those that the environment holds, for where no other token is given.</summary>
        public required ImmutableArray<ServerToken> EnvironmentTokens { get; init; }

        /// <summary>What definitions may refer to.</summary>
        public required GivenSecrets Secrets { get; init; }

        /// <summary>Folders of repositories by <c>name</c> or <c>namespace/name</c>.</summary>
        public required FrozenDictionary<string, string> Trees { get; init; }

        /// <summary>Whether the source lock answers for every live source.</summary>
        public required bool IsLocked { get; init; }

        /// <summary>Whether providers are asked outside of their schedules, too.</summary>
        public required bool IgnoresSchedules { get; init; }

        /// <summary>Hosts that may have private addresses.</summary>
        public required ImmutableArray<string> PrivateHosts { get; init; }
    }

    /// <summary>What to say.</summary>
    internal sealed record ReportOptions
    {
        /// <summary>How much.</summary>
        public required LogLevel Level { get; init; }

        /// <summary>One more file for the summary, or null.</summary>
        public required string? SummaryPath { get; init; }

        /// <summary>Files for reports, in Markdown where the name ends in <c>.md</c>, else in JSON.</summary>
        public required ImmutableArray<string> ReportPaths { get; init; }

        /// <summary>Where to write the outputs as <c>NAME=value</c>; null for nowhere.</summary>
        public required string? DotenvPath { get; init; }

        /// <summary>Where to write the findings as a code quality report; null for nowhere.</summary>
        public required string? CodeQualityPath { get; init; }

        /// <summary>Whether <c>diff</c> ends with 9 when it finds something.</summary>
        public required bool DifferencesFail { get; init; }

        /// <summary>How elements are printed.</summary>
        public required ElementFormat Format { get; init; }

        /// <summary>What <c>elements</c> is asked about, or null.</summary>
        public required string? Explain { get; init; }
    }
}
