using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>What is deployed to an environment.</summary>
internal static class GitLabDeployments
{
    /// <summary>
    /// The environment with the newest deployment that is running, or that succeeded while the environment is available; null when there is none.
    /// Unlike the reference, later pages are read until one is found.
    /// </summary>
    /// <exception cref="ForgeException">Nobody can tell.</exception>
    public static async Task<ForgeReference?> FindAsync(GitLabClient client, ForgeReference environment, CancellationToken cancellationToken)
    {
        bool isAvailable = environment.State == "available";
        var found = await client.FirstAsync(
            ListingOf(environment.Name),
            deployment => deployment.Status == "running" || (isAvailable && deployment.Status == "success"),
            cancellationToken);
        return found is null ? null : environment with
        {
            Sha = found.Deployable?.Commit?.Id ?? found.Sha,
            Branch = found.Deployable?.Ref ?? found.Ref,
            Author = found.User?.Username ?? "",
        };
    }

    // https://docs.gitlab.com/api/deployments/#list-project-deployments
    private static ForgeListing<GitLabDeployment> ListingOf(string environment) => new(
        string.Create(CultureInfo.InvariantCulture, $"deployments?environment={Uri.EscapeDataString(environment)}&order_by=created_at&sort=desc&per_page={GitLabPaging.PageSize}"),
        static answer => ForgeJson.Read(answer, GitLabJson.Default.IReadOnlyListGitLabDeployment),
        static deployment => (deployment.Deployable?.Commit?.Id ?? deployment.Sha).Length > 0,
        "a deployment without commit",
        static deployment => deployment.Sha)
    {
        KeysRepeat = true,
    };
}
