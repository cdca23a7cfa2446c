using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>A Gitea on the loopback interface (<see href="https://docs.gitea.com/api/"/>).</summary>
public sealed class FakeGiteaServer : FakeForgeServer
{
    private const int MaxResponseItems = 50;

    private FakeGiteaServer()
    {
    }

    /// <inheritdoc/>
    public override Uri Api => new(Server, "api/v1/");

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeGiteaServer> StartAsync(CancellationToken cancellationToken)
    {
        var fake = new FakeGiteaServer();
        await fake.ListenAsync(null, cancellationToken);
        return fake;
    }

    /// <inheritdoc/>
    internal override FakeAnswer Problem(int status, string message) => Json(status, new JsonObject { ["message"] = message, ["url"] = $"{Home}api/swagger" });

    /// <inheritdoc/>
    internal override async Task<FakeAnswer> AnswerAsync(FakeRequest request)
    {
        if (Token is not null && request.Authorization != $"token {Token}")
        {
            return Problem(401, "user does not exist [uid: 0, name: ]");
        }

        string[] parts = Uri.UnescapeDataString(request.Path).Trim('/').Split('/');
        return parts is ["api", "v1", "repos", var owner, var name, .. var call] && Find($"{owner}/{name}") is { } repository
            ? await AnswerForAsync(repository, call, request)
            : Missing();
    }

    private async Task<FakeAnswer> AnswerForAsync(FakeRepository repository, string[] call, FakeRequest request)
    {
        using var document = request.Body.Length > 0 ? JsonDocument.Parse(request.Body) : null;
        var body = document?.RootElement ?? default;
        var pull = call is [_, var number, ..] ? repository.PullRequests.FirstOrDefault(one => $"{one.Number}" == number) : null;
        return (request.Method, call) switch
        {
            ("GET", []) => Json(200, Repository(repository)),
            ("GET", ["pulls"]) => Page(request, [.. repository.PullRequests.Where(static one => one.IsOpen).Select(one => Pull(repository, one))]),
            ("GET", ["branches"]) => Page(request, [.. FakeGiteaReferences.Branches(repository)]),
            ("GET", ["tags"]) => Page(request, [.. FakeGiteaReferences.Tags(repository)]),
            ("GET", ["labels"]) => Page(request, [.. repository.Labels.Select(static label => Label(label.Key, label.Value))]),
            ("POST", ["labels"]) => Json(201, Label(body.Text("name")!, repository.Labels.GetOrAdd(body.Text("name")!, _ => repository.Labels.Count + 1))),
            ("POST", ["pulls"]) => await OpenAsync(repository, body),
            ("GET", ["pulls", _]) when pull is not null => Json(200, Pull(repository, pull)),
            ("PATCH", ["pulls", _]) when pull is not null => Edit(repository, pull, body),
            ("POST", ["issues", _, "labels"]) when pull is not null => AddLabels(repository, pull, body),
            ("POST", ["pulls", _, "requested_reviewers"]) when pull is not null => Ask(repository, pull, body),
            ("POST", ["pulls", _, "merge"]) when pull is not null => Merge(pull, body),
            _ => Missing(),
        };
    }

    private async Task<FakeAnswer> OpenAsync(FakeRepository repository, JsonElement body)
    {
        string head = body.Text("head")!;
        string target = body.Text("base")!;
        if (await WhyNotAsync(repository, head, target) is { } reason)
        {
            return reason == "no such branch" ? Missing() : Problem(422, "There are no changes between the head and the base");
        }

        lock (repository)
        {
            if (repository.PullRequests.FirstOrDefault(one => one.IsOpen && one.Fork is null && one.Branch == head && one.Base == target) is { } there)
            {
                return Problem(409, string.Create(CultureInfo.InvariantCulture, $"pull request already exists for these targets [id: {there.Number}, issue_id: {there.Number}, head_repo_id: 1, base_repo_id: 1, head_branch: {head}, base_branch: {target}]"));
            }

            var opened = repository.Open(head, body.Text("title"), "gitopssets-bot");
            (opened.Base, opened.Body) = (target, body.Text("body") ?? "");
            return Json(201, Pull(repository, opened));
        }
    }

    private FakeAnswer Edit(FakeRepository repository, FakePullRequest pull, JsonElement body)
    {
        (pull.Title, pull.Body) = (body.Text("title") ?? pull.Title, body.Text("body") ?? pull.Body);
        pull.IsOpen = body.Text("state") is { } state ? state == "open" : pull.IsOpen;
        if (body.Texts("assignees") is { Count: > 0 } assignees)
        {
            if (assignees.FirstOrDefault(name => !repository.Collaborators.Contains(name)) is { } stranger)
            {
                return Problem(422, $"Assignee does not exist: [name: {stranger}]");
            }

            pull.Assignees = [.. assignees];
        }

        return Json(201, Pull(repository, pull));
    }

    private static FakeAnswer AddLabels(FakeRepository repository, FakePullRequest pull, JsonElement body)
    {
        var names = body.Items("labels").Select(id => repository.Labels.First(label => label.Value == id.GetInt64()).Key);
        pull.Labels = [.. pull.Labels.Union(names, StringComparer.OrdinalIgnoreCase)];
        return Json(200, new JsonArray([.. pull.Labels.Select(name => Label(name, repository.Labels.GetValueOrDefault(name)))]));
    }

    private FakeAnswer Ask(FakeRepository repository, FakePullRequest pull, JsonElement body)
    {
        if (body.Texts("reviewers").FirstOrDefault(name => !repository.Collaborators.Contains(name)) is { } stranger)
        {
            return Problem(404, $"user does not exist [uid: 0, name: {stranger}]");
        }

        pull.Reviewers = [.. pull.Reviewers, .. body.Texts("reviewers"), .. body.Texts("team_reviewers").Select(static team => $"team {team}")];
        return Json(201, new JsonArray());
    }

    private FakeAnswer Merge(FakePullRequest pull, JsonElement body)
    {
        if (!body.Flag("merge_when_checks_succeed") || body.Text("Do") is null || IsDraft(pull.Title))
        {
            return Problem(405, "Please try again later");
        }

        pull.CompletesAt = body.Text("head_commit_id");
        return Json(201, new JsonObject());
    }

    private FakeAnswer Page(FakeRequest request, IReadOnlyList<JsonObject> rows)
    {
        int size = Math.Min(Math.Min(MaxPageSize, MaxResponseItems), int.Parse(request.Parameter("limit") ?? "30", CultureInfo.InvariantCulture));
        bool isLast = request.Page * size >= rows.Count;
        return Json(200, new JsonArray([.. rows.Skip((request.Page - 1) * size).Take(size)])) with
        {
            Link = isLast ? "" : $"<{Home}{request.Path.TrimStart('/')}?limit={size}&page={request.Page + 1}>; rel=\"next\"",
            Headers = [("X-Total-Count", $"{rows.Count}")],
        };
    }

    private FakeAnswer Missing() => Problem(404, "The target couldn't be found.");

    private JsonObject Repository(FakeRepository repository) => new()
    {
        ["id"] = repository.Id,
        ["name"] = repository.FullName.Split('/')[1],
        ["full_name"] = repository.FullName,
        ["private"] = repository.IsPrivate,
        ["clone_url"] = $"{Home}{repository.FullName}.git",
        ["default_branch"] = "main",
        ["default_merge_style"] = "squash",
    };

    private JsonObject Pull(FakeRepository repository, FakePullRequest pull) => new()
    {
        ["id"] = pull.Number,
        ["url"] = $"{Home}{repository.FullName}/pulls/{pull.Number}",
        ["html_url"] = $"{Home}{repository.FullName}/pulls/{pull.Number}",
        ["number"] = pull.Number,
        ["user"] = new JsonObject { ["id"] = 7, ["login"] = pull.Author ?? "Ghost" },
        ["title"] = pull.Title,
        ["body"] = pull.Body,
        ["labels"] = new JsonArray([.. pull.Labels.Select(name => Label(name, repository.Labels.GetOrAdd(name, _ => repository.Labels.Count + 1)))]),
        ["assignees"] = null,
        ["state"] = pull.IsOpen ? "open" : "closed",
        ["draft"] = IsDraft(pull.Title),
        ["merged"] = pull.IsMerged,
        ["head"] = End(pull.Branch, pull.Sha, pull.Fork is null ? repository.Id : repository.Id + 500_000),
        ["base"] = End(pull.Base, new string('b', 40), repository.Id),
    };

    private static JsonObject End(string branch, string sha, long repository) => new() { ["label"] = branch, ["ref"] = branch, ["sha"] = sha, ["repo_id"] = repository, ["repo"] = null };

    private static JsonObject Label(string name, long id) => new() { ["id"] = id, ["name"] = name, ["exclusive"] = false, ["color"] = "ededed", ["description"] = "" };

    private static bool IsDraft(string title) => title.StartsWith("WIP:", StringComparison.OrdinalIgnoreCase) || title.StartsWith("[WIP]", StringComparison.OrdinalIgnoreCase);
}
