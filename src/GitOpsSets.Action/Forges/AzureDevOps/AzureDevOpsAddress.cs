namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Where a repository lies on Azure DevOps.</summary>
/// <param name="Api">The root of its calls, without a slash at the end.</param>
/// <param name="Web">Where people browse it, without a slash at the end.</param>
internal sealed record AzureDevOpsAddress(Uri Api, Uri Web)
{
    private const string Cloud = "https://dev.azure.com";

    /// <summary>
    /// Reads an address of git's in each of its forms (specs/publishing.md §5.3): <c>[collection/][project/]_git/repository</c> below a server, where
    /// the project is left out when the repository has its name, and <c>v3/organisation/project/repository</c> over SSH.
    /// </summary>
    /// <returns>Null when it is none.</returns>
    public static AzureDevOpsAddress? Of(ForgeRemote remote)
    {
        string[] parts = remote.Path.Split('/');
        if (remote.Server is not { } server || parts.Any(static part => part is "" or "." or ".."))
        {
            return null;
        }

        if (remote.Address?.Scheme == "ssh" && parts is ["v3", var organisation, var project, var name])
        {
            return New(Cloud, [organisation], project, name);
        }

        int git = Array.LastIndexOf(parts, "_git");
        if (git < 0 || git != parts.Length - 2)
        {
            return null;
        }

        // The run's own server is its organisation or collection: what follows that is a project.
        string root = server.GetLeftPart(UriPartial.Path).TrimEnd('/');
        string[] before = parts[..git];
        int collection = remote.IsHome ? 0 : CollectionParts(server, before);
        return collection < before.Length ? New(root, before[..^1], before[^1], parts[^1]) : New(root, before, parts[^1], parts[^1]);
    }

    private static int CollectionParts(Uri server, string[] before)
    {
        bool isNamedByHost = server.IdnHost.EndsWith(".visualstudio.com", StringComparison.OrdinalIgnoreCase);
        return isNamedByHost && before is not ["DefaultCollection", ..] ? 0 : 1;
    }

    private static AzureDevOpsAddress New(string server, string[] root, string project, string name)
    {
        string home = string.Join('/', [server, .. root.Append(project).Select(Uri.EscapeDataString)]);
        string repository = Uri.EscapeDataString(name);
        return new AzureDevOpsAddress(new Uri($"{home}/_apis/git/repositories/{repository}"), new Uri($"{home}/_git/{repository}"));
    }
}
