using System.Text.Json;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci.GitHubActions;

/// <summary>GitHub Actions: what its runner tells a step (<see href="https://docs.github.com/actions/reference/variables-reference"/>).</summary>
internal static class GitHubActionsHost
{
    private static readonly Uri PublicServer = new("https://github.com");
    private static readonly Uri PublicApi = new("https://api.github.com");

    // What a job has with the permission 'id-token: write'.
    private const string IdTokenServer = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private const string IdTokenBearer = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    /// <summary>The host.</summary>
    public static CiHostDescriptor Descriptor { get; } = new(static variables => variables["GITHUB_ACTIONS"] == "true", Read) { SecretVariables = [IdTokenBearer] };

    private static CiHost Read(CiVariables variables)
    {
        var host = ReadRunner("GitHub Actions", variables);
        var server = host.Server ?? PublicServer;
        return host with { Server = server, Api = host.Api ?? PublicApi, Forge = "github", Author = Author(server.IdnHost) };
    }

    /// <summary>What every runner tells that speaks this protocol, whatever the forge behind it.</summary>
    /// <param name="name">The host, for people.</param>
    /// <param name="variables">The variables and the event.</param>
    public static CiHost ReadRunner(string name, CiVariables variables)
    {
        string repository = variables["GITHUB_REPOSITORY"];
        string reference = variables["GITHUB_REF"];
        string started = variables["GITHUB_EVENT_NAME"];
        bool isTrial = reference.StartsWith("refs/heads/gh-readonly-queue/", StringComparison.Ordinal);
        return new CiHost(name, settings => new GitHubReporter(settings, variables.Optional("GITHUB_OUTPUT"), variables.Optional("GITHUB_STEP_SUMMARY")))
        {
            Repository = repository,
            Workspace = variables.Optional("GITHUB_WORKSPACE"),
            Reference = reference,
            Sha = variables["GITHUB_SHA"],
            Event = started,
            RunId = variables.Optional("GITHUB_RUN_ID") is { } run ? $"{run}.{variables.Optional("GITHUB_RUN_ATTEMPT") ?? "1"}" : null,
            IsTrial = isTrial,
            IsPullRequest = isTrial || started is "pull_request" or "pull_request_target" || reference.StartsWith("refs/pull/", StringComparison.Ordinal),
            IsFork = (started.StartsWith("pull_request", StringComparison.Ordinal) || started == "workflow_run") && IsFromElsewhere(variables.File("GITHUB_EVENT_PATH"), repository),
            MayServeStrangers = started is "pull_request_target" or "workflow_run",
            Server = variables.Address("GITHUB_SERVER_URL"),
            Api = variables.Address("GITHUB_API_URL"),
            CommitFolder = "commit",
            IdTokenServer = variables.Address(IdTokenServer),
            IdTokens = variables.Optional(IdTokenServer) is null ? null : http => new GitHubIdTokens(http, variables.Address(IdTokenServer), new Secret(variables[IdTokenBearer].Trim())),
        };
    }

    // The number is that of the account on the public server; every other has its own.
    private static GitIdentity? Author(string server) => server == PublicServer.IdnHost
        ? new GitIdentity("github-actions[bot]", $"41898282+github-actions[bot]@users.noreply.{server}")
        : GitIdentity.TryOf("github-actions[bot]", $"github-actions[bot]@users.noreply.{server}");

    /// <summary>Whether the head of the event's pull request is another repository, or a deleted one. An event nobody can read counts as one.</summary>
    private static bool IsFromElsewhere(string? payload, string repository)
    {
        if (payload is null)
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            var head = root.TryGetProperty("pull_request", out var pull) && pull.TryGetProperty("head", out var pullHead) && pullHead.TryGetProperty("repo", out var pullRepository)
                ? pullRepository
                : root.TryGetProperty("workflow_run", out var run) && run.TryGetProperty("head_repository", out var runRepository) ? runRepository : default;
            return head.ValueKind != JsonValueKind.Object
                || !head.TryGetProperty("full_name", out var name)
                || !string.Equals(name.GetString(), repository, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return true;
        }
    }
}
