using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.GitLabCi;

/// <summary>GitLab CI: what its runner tells a job (<see href="https://docs.gitlab.com/ci/variables/predefined_variables/"/>).</summary>
internal static class GitLabCiHost
{
    /// <summary>The host.</summary>
    public static CiHostDescriptor Descriptor { get; } = new(static variables => variables["GITLAB_CI"] == "true", Read) { SecretVariables = ["CI_JOB_TOKEN"] };

    private static CiHost Read(CiVariables variables)
    {
        string reference = Reference(variables);
        var server = variables.Address("CI_SERVER_URL");
        return new CiHost("GitLab CI", static settings => new GitLabReporter(settings.Plain, settings.Log, settings.Clock))
        {
            Repository = variables["CI_PROJECT_PATH"],
            Workspace = variables.Optional("CI_PROJECT_DIR"),
            Reference = reference,
            Sha = variables["CI_COMMIT_SHA"],
            Event = variables["CI_PIPELINE_SOURCE"],
            RunId = variables.Optional("CI_JOB_ID"),
            IsPullRequest = variables["CI_PIPELINE_SOURCE"] == "merge_request_event" || reference.StartsWith("refs/merge-requests/", StringComparison.Ordinal),
            IsFork = variables.Optional("CI_MERGE_REQUEST_IID") is not null && IsFork(variables),
            Server = server,
            Api = variables.Address("CI_API_V4_URL"),
            Forge = "gitlab",
            CommitFolder = "-/commit",
            JobToken = new Secret(variables["CI_JOB_TOKEN"]),
            HasLimitedJobToken = true,

            // Whose account the token is of the job cannot know, and whoever started it wrote nothing.
            Author = server is null ? null : GitIdentity.TryOf(GitIdentity.Neutral.Name, $"{GitIdentity.Neutral.Name}@noreply.{server.IdnHost}"),
        };
    }

    // The pipeline may be the target's or the source's; a source that is gone was somebody's too.
    private static bool IsFork(CiVariables variables) => variables["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] is var source
        && (source != variables["CI_PROJECT_ID"] || (variables.Optional("CI_MERGE_REQUEST_PROJECT_ID") is { } target && source != target));

    private static string Reference(CiVariables variables) =>
        variables.Optional("CI_COMMIT_BRANCH") is { } branch ? $"refs/heads/{branch}"
        : variables.Optional("CI_MERGE_REQUEST_IID") is { } request ? $"refs/merge-requests/{request}/head"
        : variables.Optional("CI_COMMIT_TAG") is { } tag ? $"refs/tags/{tag}" : "";
}
