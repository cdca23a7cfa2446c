namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>How GitLab takes tokens: a job's own in another way than all others.</summary>
internal static class GitLabTokens
{
    private const string JobUser = "gitlab-ci-token";
    private const string JobPrefix = "glcbt-";

    /// <summary>The header of the API (<see href="https://docs.gitlab.com/api/rest/authentication/"/>); null when there is no token.</summary>
    public static ForgeAuthorization? HeaderOf(ForgeToken? token) =>
        token is null ? null : new ForgeAuthorization(token.IsOfJob ? "JOB-TOKEN" : "PRIVATE-TOKEN", "", token.Value);

    /// <summary>The user of git over HTTP; null where any will do.</summary>
    public static string? UserOf(ForgeToken token) =>
        token.IsOfJob || token.Value.Reveal().StartsWith(JobPrefix, StringComparison.Ordinal) ? JobUser : null;
}
