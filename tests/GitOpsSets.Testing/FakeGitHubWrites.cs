using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>What GitHub does when it is written to: pull requests that it remembers, commits and references in a real repository.</summary>
internal static class FakeGitHubWrites
{
    public static async Task<FakeAnswer> AnswerAsync(FakeRepository repository, string[] call, FakeRequest request, Uri server)
    {
        using var document = JsonDocument.Parse(request.Body);
        var body = document.RootElement;
        return (request.Method, call) switch
        {
            ("POST", ["pulls"]) => await OpenAsync(repository, body, server),
            ("POST", ["git", "commits"]) => await CommitAsync(repository, body, server),
            (_, [_, var number, ..]) when repository.PullRequests.FirstOrDefault(pull => $"{pull.Number}" == number) is { } pull => Change(repository, pull, request.Method, call, body, server),
            _ => FakeGitHubJson.Problem(404, "Not Found"),
        };
    }

    /// <summary>The GraphQL mutations <c>updateRefs</c> and <c>enablePullRequestAutoMerge</c>.</summary>
    public static async Task<FakeAnswer> MutateAsync(ICollection<FakeRepository> repositories, FakeRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        var input = document.RootElement.GetProperty("variables").GetProperty("input");
        return document.RootElement.GetProperty("query").GetString()!.Contains("enablePullRequestAutoMerge", StringComparison.Ordinal)
            ? CompleteWhenReady(repositories, input)
            : await MoveReferencesAsync(repositories, input);
    }

    private static FakeAnswer CompleteWhenReady(ICollection<FakeRepository> repositories, JsonElement input)
    {
        var pull = repositories.SelectMany(static repository => repository.PullRequests.Select(pull => (Id: FakeGitHubPullJson.IdOf(repository, pull), Pull: pull)))
            .First(one => one.Id == input.GetProperty("pullRequestId").GetString()).Pull;
        if (pull.IsDraft)
        {
            return GraphQlProblem("UNPROCESSABLE", "Pull request Pull request is in draft state");
        }

        pull.CompletesAt = input.GetProperty("expectedHeadOid").GetString();
        return FakeGitHubJson.Ok(new JsonObject { ["data"] = new JsonObject { ["enablePullRequestAutoMerge"] = new JsonObject { ["clientMutationId"] = null } } });
    }

    private static async Task<FakeAnswer> MoveReferencesAsync(ICollection<FakeRepository> repositories, JsonElement input)
    {
        var repository = repositories.First(one => $"R_{one.Id}" == input.GetProperty("repositoryId").GetString());
        var update = input.GetProperty("refUpdates")[0];
        string name = update.GetProperty("name").GetString()!;
        string before = update.GetProperty("beforeOid").GetString()!;
        string after = update.GetProperty("afterOid").GetString()!;
        bool isContinued = before.All(digit => digit == '0') || (await TryAsync(repository, "merge-base", "--is-ancestor", before, after)) == 0;
        if (!update.GetProperty("force").GetBoolean() && !isContinued)
        {
            return GraphQlProblem("UNPROCESSABLE", "Update is not a fast forward");
        }

        return await TryAsync(repository, "update-ref", name, after, before) == 0
            ? FakeGitHubJson.Ok(new JsonObject { ["data"] = new JsonObject { ["updateRefs"] = new JsonObject { ["clientMutationId"] = null } } })
            : GraphQlProblem("STALE_DATA", $"Expected {name} to point to {before} but it does not");
    }

    private static async Task<FakeAnswer> OpenAsync(FakeRepository repository, JsonElement body, Uri server)
    {
        string head = body.GetProperty("head").GetString()!;
        string target = body.GetProperty("base").GetString()!;
        string text = body.GetProperty("body").GetString() ?? "";
        if (text.Length > 65_536)
        {
            return FakeGitHubJson.Invalid("body is too long (maximum is 65536 characters)");
        }

        if (repository.Git is { } git)
        {
            if (await git.TipAsync(head) is null || await git.TipAsync(target) is null)
            {
                return FakeGitHubJson.Invalid("head or base is invalid");
            }

            if ((await GitClient.RunAsync(git.Folder, "diff", "--name-only", $"{target}...{head}")).Length == 0)
            {
                return FakeGitHubJson.Invalid($"No commits between {target} and {head}");
            }
        }

        // Two calls at once make one pull request.
        FakePullRequest opened;
        lock (repository)
        {
            if (repository.PullRequests.Any(pull => pull.IsOpen && pull.Fork is null && pull.Branch == head && pull.Base == target))
            {
                return FakeGitHubJson.Invalid($"A pull request already exists for {repository.FullName.Split('/')[0]}:{head}.");
            }

            opened = repository.Open(head, body.GetProperty("title").GetString(), "github-actions[bot]");
            (opened.Base, opened.Body, opened.IsDraft) = (target, text, body.GetProperty("draft").GetBoolean());
        }

        return FakeGitHubJson.Ok(FakeGitHubPullJson.Whole(repository, opened, server)) with { Status = 201 };
    }

    private static FakeAnswer Change(FakeRepository repository, FakePullRequest pull, string method, string[] call, JsonElement body, Uri server)
    {
        switch (method, call)
        {
            case ("PATCH", ["pulls", _]):
                pull.Title = Text(body, "title") ?? pull.Title;
                pull.Body = Text(body, "body") ?? pull.Body;
                pull.IsOpen = Text(body, "state") is { } state ? state == "open" : pull.IsOpen;
                return FakeGitHubJson.Ok(FakeGitHubPullJson.Whole(repository, pull, server));
            case ("POST", ["issues", _, "labels"]):
                pull.Labels = [.. pull.Labels.Union(Texts(body, "labels"), StringComparer.OrdinalIgnoreCase)];
                return FakeGitHubJson.Ok(FakeGitHubPullJson.Labels(pull, $"{server}api/v3/repos/{repository.FullName}"));
            case ("POST", ["issues", _, "assignees"]):
                pull.Assignees = [.. pull.Assignees, .. Texts(body, "assignees")];
                return FakeGitHubJson.Ok(FakeGitHubPullJson.Issue(repository, pull, server)) with { Status = 201 };
            case ("POST", ["pulls", _, "requested_reviewers"]) when Texts(body, "reviewers").Any(name => !repository.Collaborators.Contains(name)):
                return FakeGitHubJson.Problem(422, "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator.");
            case ("POST", ["pulls", _, "requested_reviewers"]):
                pull.Reviewers = [.. pull.Reviewers, .. Texts(body, "reviewers"), .. Texts(body, "team_reviewers").Select(team => $"team {team}")];
                return FakeGitHubJson.Ok(FakeGitHubPullJson.Row(repository, pull, server)) with { Status = 201 };
            default:
                return FakeGitHubJson.Problem(404, "Not Found");
        }
    }

    private static async Task<FakeAnswer> CommitAsync(FakeRepository repository, JsonElement body, Uri server)
    {
        string tree = Text(body, "tree")!;
        var parents = Texts(body, "parents");
        string message = Text(body, "message")!;
        string commit = (await GitClient.RunAsync(repository.Git!.Folder, ["commit-tree", tree, .. parents.SelectMany(parent => new[] { "-p", parent }), "-m", message])).Trim();
        return FakeGitHubJson.Ok(FakeGitHubJson.Commit($"{server}api/v3/repos/{repository.FullName}", commit, tree, parents, message, repository.SignsCommits)) with { Status = 201 };
    }

    private static async Task<int> TryAsync(FakeRepository repository, params string[] arguments) => (await GitClient.TryAsync(repository.Git!.Folder, [], arguments)).ExitCode;

    private static FakeAnswer GraphQlProblem(string type, string message) => FakeGitHubJson.Ok(new JsonObject
    {
        ["data"] = new JsonObject { ["updateRefs"] = null },
        ["errors"] = new JsonArray(new JsonObject { ["type"] = type, ["message"] = message, ["path"] = new JsonArray("updateRefs") }),
    });

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> Texts(JsonElement body, string name) => body.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!).ToList() : [];
}
