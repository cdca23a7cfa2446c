namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Where a GitLab server has its REST API.</summary>
internal static class GitLabApi
{
    private const string Version = "/api/v4";

    /// <summary>The API root of a server, ending in a slash. A server may live below a path; an address that ends in <c>/api/v4</c> is an API root already.</summary>
    public static Uri RootOf(Uri server)
    {
        string address = server.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri(address.EndsWith(Version, StringComparison.Ordinal) ? $"{address}/" : $"{address}{Version}/");
    }
}
