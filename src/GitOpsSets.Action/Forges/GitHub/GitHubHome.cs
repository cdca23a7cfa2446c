namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Finds the GitHub repository that a run publishes to.</summary>
internal static class GitHubHome
{
    /// <summary>The repository that a remote is; null when it is none of the forge the run lives on.</summary>
    /// <param name="http">The way out.</param>
    /// <param name="home">The forge the run lives on; null for none.</param>
    /// <param name="remote">The address git pushes to.</param>
    /// <param name="repository">The run's own repository, as owner/name; empty when unknown. A remote that ends in it is it, whatever host stands for the forge.</param>
    public static HomeRepository? Of(ForgeHttp http, HomeForge? home, string remote, string repository)
    {
        if (home is null || ForgeAuthorization.Bearer(home.Token) is not { } authorization || PathOf(home, remote, repository) is not { } path)
        {
            return null;
        }

        var api = GitHubApi.RootOf(home.Server, home);
        return new HomeRepository(new GitHubPublisher(http, api, path, authorization), new GitHubCommits(http, api, path, authorization));
    }

    private static string? PathOf(HomeForge home, string remote, string repository)
    {
        string trimmed = remote.TrimEnd('/');
        string address = trimmed.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? trimmed[..^4] : trimmed;
        if (repository.Length > 0 && address.EndsWith($"/{repository}", StringComparison.OrdinalIgnoreCase))
        {
            return repository;
        }

        // git@host:owner/name
        string url = address.Contains("://", StringComparison.Ordinal) ? address : $"ssh://{address.Replace(':', '/')}";
        return Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && string.Equals(Origin.HostOf(parsed), Origin.HostOf(home.Server), StringComparison.OrdinalIgnoreCase)
            && (parsed.Scheme == "ssh" || parsed.Port == home.Server.Port)
            && parsed.AbsolutePath.Trim('/').Split('/') is [var owner, var name]
                ? $"{Uri.UnescapeDataString(owner)}/{Uri.UnescapeDataString(name)}"
                : null;
    }
}
