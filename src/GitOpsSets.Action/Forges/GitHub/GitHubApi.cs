namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Where a GitHub server has its REST API.</summary>
internal static class GitHubApi
{
    /// <summary>
    /// The API root of a server, ending in a slash. An address with <c>/api/</c> in it is one already. The server of the run itself has the root
    /// the run was told of. github.com has a host for it. A host that says it is an API (<c>api.</c>) serves it at its root. Every other server
    /// is an Enterprise Server: <c>/api/v3/</c>.
    /// </summary>
    public static Uri RootOf(Uri server, HomeForge? home)
    {
        if (server.AbsolutePath.Contains("/api/", StringComparison.Ordinal) || server.AbsolutePath.EndsWith("/api", StringComparison.Ordinal))
        {
            return new Uri(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        }

        if (home is not null && Origin.Same(server, home.Server))
        {
            return new Uri(home.Api.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        }

        if (string.Equals(Origin.HostOf(server), "github.com", StringComparison.OrdinalIgnoreCase))
        {
            return new Uri("https://api.github.com/");
        }

        string host = Origin.HostOf(server);
        bool isApiHost = host.StartsWith("api.", StringComparison.OrdinalIgnoreCase) || host.Contains(".api.", StringComparison.OrdinalIgnoreCase);
        return new Uri(server.GetLeftPart(UriPartial.Authority) + (isApiHost ? "/" : "/api/v3/"));
    }

    /// <summary>
    /// The GraphQL endpoint beside a REST root: <c>/graphql</c> on an API host, <c>/api/graphql</c> on an Enterprise Server
    /// (<see href="https://docs.github.com/graphql/guides/forming-calls-with-graphql"/>).
    /// </summary>
    public static Uri GraphQlOf(Uri root) => new(root, root.AbsolutePath.EndsWith("/v3/", StringComparison.Ordinal) ? "../graphql" : "graphql");
}
