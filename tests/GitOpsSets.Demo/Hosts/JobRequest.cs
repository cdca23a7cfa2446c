using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Demo.Hosts;

/// <summary>A job that a host is to run.</summary>
/// <param name="Folder">An empty folder of the job's own.</param>
/// <param name="Site">Has the repository that is checked out.</param>
/// <param name="Inputs">What the user's pipeline gives: names of inputs, and values in which the host's own expressions may stand.</param>
internal sealed record JobRequest(string Folder, ForgeSite Site, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>Number of the pull request that a trigger is about.</summary>
    public const int PullRequest = 7;

    /// <summary>
    /// The step of Azure Pipelines or the job of GitLab as the user wrote it, in the place of <see cref="Inputs"/>; null for the template that is published with
    /// the action.
    /// </summary>
    public YamlMapping? Written { get; init; }

    /// <summary>Variables of the machine besides.</summary>
    public IReadOnlyDictionary<string, string> Machine { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What starts it.</summary>
    public JobTrigger Trigger { get; init; } = JobTrigger.Schedule;

    /// <summary>The branch that the pipeline checks out, whatever started it; empty for what started it.</summary>
    public string CheckedOut { get; init; } = "";

    /// <summary>Secrets that the user keeps at the host, by name; and outputs of former steps, as <c>steps.app.outputs.token</c>.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The folder that the repository is checked out to.</summary>
    public string Workspace { get; init; } = "";

    /// <summary>The commit that is checked out.</summary>
    public string Sha { get; init; } = "";

    /// <summary>Whether a pull request is what it is about.</summary>
    public bool IsPullRequest => Trigger is JobTrigger.PullRequest or JobTrigger.ForkPullRequest;
}
