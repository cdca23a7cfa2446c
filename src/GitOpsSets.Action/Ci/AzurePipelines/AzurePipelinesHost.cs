using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.AzurePipelines;

/// <summary>Azure Pipelines: what its agent tells a step (<see href="https://learn.microsoft.com/azure/devops/pipelines/build/variables"/>).</summary>
internal static class AzurePipelinesHost
{
    /// <summary>The host.</summary>
    public static CiHostDescriptor Descriptor { get; } = new(static variables => variables.Says("TF_BUILD"), Read) { SecretVariables = ["SYSTEM_ACCESSTOKEN"] };

    // A pipeline may build a repository of another forge; its own token is then worth nothing there.
    private static CiHost Read(CiVariables variables)
    {
        var collection = variables.Address("SYSTEM_COLLECTIONURI");
        bool isItsOwn = variables["BUILD_REPOSITORY_PROVIDER"] is "" or "TfsGit";
        string reference = variables["BUILD_SOURCEBRANCH"];
        return new CiHost("Azure Pipelines", settings => new AzurePipelinesReporter(settings, SummaryPath(variables, settings)))
        {
            Repository = variables["BUILD_REPOSITORY_NAME"],
            RepositoryPath = isItsOwn ? Below(collection, variables["BUILD_REPOSITORY_URI"]) : "",
            Workspace = variables.Optional("BUILD_SOURCESDIRECTORY"),
            Reference = reference,
            Sha = variables["BUILD_SOURCEVERSION"],
            Event = variables["BUILD_REASON"],
            RunId = variables.Optional("BUILD_BUILDID"),
            IsPullRequest = variables["BUILD_REASON"] == "PullRequest" || reference.StartsWith("refs/pull/", StringComparison.Ordinal),
            IsFork = IsFork(variables),
            Server = isItsOwn ? collection : null,
            Api = isItsOwn ? collection : null,
            Forge = isItsOwn ? "azuredevops" : "",
            JobToken = new Secret(isItsOwn ? variables["SYSTEM_ACCESSTOKEN"] : ""),
            TokenAdvice = isItsOwn && collection is not null ? "write SYSTEM_ACCESSTOKEN: $(System.AccessToken) under env of the step, or give the input token" : null,
            SkipMark = isItsOwn ? "[skip ci]" : null,
            Author = Author(collection, variables["SYSTEM_TEAMPROJECT"]),
        };
    }

    // The agent tells it of runs that a pull request starts; who starts one by hand for a pull request's merge may have got a stranger's.
    private static bool IsFork(CiVariables variables) => variables.Optional("SYSTEM_PULLREQUEST_ISFORK") is not null
        ? variables.Says("SYSTEM_PULLREQUEST_ISFORK")
        : variables["BUILD_SOURCEBRANCH"].StartsWith("refs/pull/", StringComparison.Ordinal) && variables["BUILD_REASON"] != "PullRequest";

    // The agent takes a summary from a file that it can read.
    private static string? SummaryPath(CiVariables variables, ReporterSettings settings) =>
        variables.Optional("AGENT_TEMPDIRECTORY") is { } folder ? $"{folder}/gitopssets-{settings.NextToken()}.md" : null;

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
