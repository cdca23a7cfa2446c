using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>What Azure Pipelines' agent tells a step.</summary>
internal static class AzurePipelinesContext
{
    /// <summary>Reads the variables. A pipeline may build a repository of another forge; its own token is then worth nothing there.</summary>
    public static CiHost Read(Func<string, string> variable)
    {
        var collection = AbsoluteAddress.TryRead(variable("SYSTEM_COLLECTIONURI"), out var found) ? found : null;
        bool isItsOwn = variable("BUILD_REPOSITORY_PROVIDER") is "" or "TfsGit";
        return new CiHost(CiKind.AzurePipelines)
        {
            Repository = variable("BUILD_REPOSITORY_NAME"),
            Reference = variable("BUILD_SOURCEBRANCH"),
            Sha = variable("BUILD_SOURCEVERSION"),
            Event = variable("BUILD_REASON"),
            RunId = variable("BUILD_BUILDID") is { Length: > 0 } id ? id : null,
            IsFork = string.Equals(variable("SYSTEM_PULLREQUEST_ISFORK"), "true", StringComparison.OrdinalIgnoreCase),
            Server = isItsOwn ? collection : null,
            Api = isItsOwn ? collection : null,
            RepositoryPath = isItsOwn ? Below(collection, variable("BUILD_REPOSITORY_URI")) : "",
            Forge = isItsOwn ? "azuredevops" : "",
            JobToken = new Secret(isItsOwn ? variable("SYSTEM_ACCESSTOKEN") : ""),
            Author = Author(collection, variable("SYSTEM_TEAMPROJECT")),
        };
    }

    // The account that a pipeline works as has the project's name, and the organisation's: the last part of the collection, or the first of the former host.
    private static GitIdentity? Author(Uri? collection, string project)
    {
        if (collection is null || project.Length == 0)
        {
            return null;
        }

        string last = Uri.UnescapeDataString(collection.AbsolutePath.Trim('/').Split('/')[^1]);
        return GitIdentity.TryOf($"{project} Build Service ({(last.Length > 0 ? last : collection.IdnHost.Split('.')[0])})", $"build-service@noreply.{collection.IdnHost}");
    }

    private static string Below(Uri? server, string address)
    {
        string root = server?.AbsolutePath.TrimEnd('/') ?? "";
        string path = AbsoluteAddress.TryRead(address, out var own) ? own.AbsolutePath : "";
        return path.StartsWith($"{root}/", StringComparison.OrdinalIgnoreCase) ? path[root.Length..].Trim('/') : "";
    }
}
