namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>A deployment on the wire. One that was made through the API has no job (<c>deployable</c>), so that only its own branch and commit tell what it is of.</summary>
internal sealed record GitLabDeployment(string Status, string Ref, string Sha, GitLabDeployment.Job? Deployable = null, GitLabUser? User = null)
{
    /// <summary>The job that deployed.</summary>
    internal sealed record Job(string? Ref = null, Revision? Commit = null);

    /// <summary>What a job ran on.</summary>
    internal sealed record Revision(string Id);
}
