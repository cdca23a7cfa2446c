namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>GitHub: github.com, and Enterprise Servers.</summary>
internal static class GitHubForge
{
    private const string Server = "GITHUB_SERVER_URL";
    private const string PublicServer = "https://github.com";

    /// <summary>As definitions, the input <c>forge</c> and CI hosts have it.</summary>
    public const string Name = "github";

    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } = new(Name, Connect)
    {
        Publishing = GitHubHome.Forge,
        TokenVariables = [new("GH_TOKEN", Server, PublicServer), new("GITHUB_TOKEN", Server, PublicServer)],
    };

    // One access, so that pull requests, references and fetches share the tokens it signs in for.
    private static ForgeAdapters Connect(ForgeSurroundings around)
    {
        var access = new GitHubAccess(around.Http, around.Tokens, around.Hide);
        return new ForgeAdapters(new GitHubPullRequests(around.Http, access), new GitHubReferences(around.Http, access))
        {
            SignIn = async (repository, cancellationToken) => repository.App is { } app ? await access.SignInAsync(app, repository, cancellationToken) : null,
        };
    }
}
