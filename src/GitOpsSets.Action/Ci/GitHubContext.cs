using System.Text.Json;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>What GitHub's runner tells a step.</summary>
internal static class GitHubContext
{
    /// <summary>Reads the variables and the event.</summary>
    public static CiHost Read(Func<string, string> variable, Func<string, string?> readFile)
    {
        string repository = variable("GITHUB_REPOSITORY");
        string name = variable("GITHUB_EVENT_NAME");
        string attempt = variable("GITHUB_RUN_ATTEMPT");
        return new CiHost(CiKind.GitHub)
        {
            Repository = repository,
            Reference = variable("GITHUB_REF"),
            Sha = variable("GITHUB_SHA"),
            Event = name,
            RunId = variable("GITHUB_RUN_ID") is { Length: > 0 } run ? $"{run}.{(attempt.Length == 0 ? "1" : attempt)}" : null,
            IsFork = name is "pull_request" or "pull_request_target" or "pull_request_review" or "workflow_run"
                && IsFromElsewhere(readFile(variable("GITHUB_EVENT_PATH")), repository),
            Server = Server(variable),
            Api = Api(variable),
            Forge = Forge(variable),
            Author = Author(variable),
        };
    }

    // The number is that of the account on github.com; every other server has its own (Gitea and Forgejo: user/user_system.go).
    private static GitIdentity? Author(Func<string, string> variable) =>
        variable("FORGEJO_ACTIONS") == "true" ? new GitIdentity("forgejo-actions", "noreply@forgejo.org")
        : variable("GITEA_ACTIONS") == "true" ? new GitIdentity("gitea-actions", "teabot@gitea.io")
        : Server(variable).IdnHost is var host && host == "github.com" ? new GitIdentity("github-actions[bot]", $"41898282+github-actions[bot]@users.noreply.{host}")
        : GitIdentity.TryOf("github-actions[bot]", $"github-actions[bot]@users.noreply.{host}");

    /// <summary>The kind of forge behind it: Gitea's runners and Forgejo's have GitHub's variables, and one of their own.</summary>
    public static string Forge(Func<string, string> variable) => variable("GITEA_ACTIONS") == "true" || variable("FORGEJO_ACTIONS") == "true" ? "gitea" : "github";

    /// <summary>The server; github.com when none is named.</summary>
    public static Uri Server(Func<string, string> variable) => Address(variable("GITHUB_SERVER_URL"), "https://github.com");

    /// <summary>The root of its API.</summary>
    public static Uri Api(Func<string, string> variable) => Address(variable("GITHUB_API_URL"), "https://api.github.com");

    private static Uri Address(string given, string usual) => AbsoluteAddress.TryRead(given, out var address) ? address : new Uri(usual);

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
