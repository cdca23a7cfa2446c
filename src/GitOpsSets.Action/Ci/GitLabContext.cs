using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>What GitLab's runner tells a job.</summary>
internal static class GitLabContext
{
    /// <summary>Reads the variables.</summary>
    public static CiHost Read(Func<string, string> variable)
    {
        string source = variable("CI_MERGE_REQUEST_SOURCE_PROJECT_ID");
        string branch = variable("CI_COMMIT_BRANCH");
        var server = AbsoluteAddress.TryRead(variable("CI_SERVER_URL"), out var known) ? known : null;
        return new CiHost(CiKind.GitLab)
        {
            Repository = variable("CI_PROJECT_PATH"),
            Reference = branch.Length > 0 ? $"refs/heads/{branch}"
                : variable("CI_MERGE_REQUEST_IID") is { Length: > 0 } request ? $"refs/merge-requests/{request}/head"
                : variable("CI_COMMIT_TAG") is { Length: > 0 } tag ? $"refs/tags/{tag}" : "",
            Sha = variable("CI_COMMIT_SHA"),
            Event = variable("CI_PIPELINE_SOURCE"),
            RunId = variable("CI_JOB_ID") is { Length: > 0 } id ? id : null,
            IsFork = source.Length > 0 && source != variable("CI_PROJECT_ID"),
            Server = server,
            Api = AbsoluteAddress.TryRead(variable("CI_API_V4_URL"), out var api) ? api : null,
            JobToken = new Secret(variable("CI_JOB_TOKEN")),
            Forge = "gitlab",

            // Whose account the token is of the job cannot know, and whoever started it wrote nothing.
            Author = server is null ? null : GitIdentity.TryOf(GitIdentity.Neutral.Name, $"{GitIdentity.Neutral.Name}@noreply.{server.IdnHost}"),
        };
    }
}
