using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>A GitLab on the loopback interface that merge requests are written to (<see href="https://docs.gitlab.com/api/merge_requests/"/>).</summary>
public sealed class FakeGitLabServer : FakeForgeServer
{
    private const string Root = "/api/v4/";

    private FakeGitLabServer()
    {
    }

    /// <inheritdoc/>
    public override Uri Api => new(Server, "api/v4/");

    /// <summary>How many reviewers or assignees a merge request may have: one without a paid tier.</summary>
    public int MaxAccounts { get; set; } = 100;

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeGitLabServer> StartAsync(CancellationToken cancellationToken)
    {
        var fake = new FakeGitLabServer();
        await fake.ListenAsync(null, cancellationToken);
        return fake;
    }

    /// <inheritdoc/>
    internal override FakeAnswer Problem(int status, string message) => Json(status, new JsonObject { ["message"] = $"{status} {message}" });

    /// <inheritdoc/>
    internal override async Task<FakeAnswer> AnswerAsync(FakeRequest request)
    {
        if (Token is not null && request.Headers.GetValueOrDefault("PRIVATE-TOKEN") != Token)
        {
            return Problem(401, "Unauthorized");
        }

        // A project is one part of the path, however many groups it is in: its slashes must have come escaped.
        string[] parts = request.Path.StartsWith(Root, StringComparison.Ordinal) ? [.. request.Path[Root.Length..].Split('/').Select(Uri.UnescapeDataString)] : [];
        return parts switch
        {
            ["users"] => Json(200, new JsonArray([.. Repositories.SelectMany(static one => one.Collaborators).Distinct(StringComparer.Ordinal).Where(name => name == request.Parameter("username")).Select(Account)])),
            ["projects", var project, .. var call] when (Find(project) ?? Repositories.FirstOrDefault(one => $"{one.Id}" == project)) is { } repository => await AnswerForAsync(repository, call, request),
            _ => Problem(404, "Project Not Found"),
        };
    }

    private async Task<FakeAnswer> AnswerForAsync(FakeRepository repository, string[] call, FakeRequest request)
    {
        using var document = request.Body.Length > 0 ? JsonDocument.Parse(request.Body) : null;
        var body = document?.RootElement ?? default;
        var pull = call is [_, var number, ..] ? repository.PullRequests.FirstOrDefault(one => $"{one.Number}" == number) : null;
        return (request.Method, call) switch
        {
            ("GET", []) => Json(200, Project(repository)),
            ("GET", _) when FakeGitLabReferences.Rows(repository, call, request) is { } references => Page(references, request),
            ("GET", ["merge_requests"]) => Page(repository, request),
            ("POST", ["merge_requests"]) => await OpenAsync(repository, body),
            ("GET", ["merge_requests", _]) when pull is not null => Json(200, MergeRequest(repository, pull)),
            ("PUT", ["merge_requests", _]) when pull is not null => Edit(repository, pull, body),
            ("PUT", ["merge_requests", _, "merge"]) when pull is not null => Merge(repository, pull, body),
            _ => Problem(404, "Not found"),
        };
    }

    private async Task<FakeAnswer> OpenAsync(FakeRepository repository, JsonElement body)
    {
        string head = body.Text("source_branch")!;
        string target = body.Text("target_branch")!;
        if (TooLong(body) is { } refused)
        {
            return refused;
        }

        if (await WhyNotAsync(repository, head, target) == "no such branch")
        {
            return Json(400, new JsonObject { ["message"] = new JsonArray("Source branch \"" + head + "\" does not exist") });
        }

        lock (repository)
        {
            if (repository.PullRequests.FirstOrDefault(one => one.IsOpen && one.Fork is null && one.Branch == head && one.Base == target) is { } there)
            {
                return Json(409, new JsonObject { ["message"] = new JsonArray($"Another open merge request already exists for this source branch: !{there.Number}") });
            }

            var opened = repository.Open(head, body.Text("title"), "gitopssets-bot");
            (opened.Base, opened.Body) = (target, body.Text("description") ?? "");
            return Json(201, MergeRequest(repository, opened));
        }
    }

    private FakeAnswer Edit(FakeRepository repository, FakePullRequest pull, JsonElement body)
    {
        if (TooLong(body) is { } refused)
        {
            return refused;
        }

        (pull.Title, pull.Body) = (body.Text("title") ?? pull.Title, body.Text("description") ?? pull.Body);
        pull.IsOpen = body.Text("state_event") switch { "close" => false, "reopen" => true, _ => pull.IsOpen };
        pull.Labels = body.Text("add_labels") is { } labels ? [.. pull.Labels.Union(labels.Split(','), StringComparer.Ordinal)] : pull.Labels;
        pull.Reviewers = body.Items("reviewer_ids") is { Count: > 0 } reviewers ? [.. reviewers.Take(MaxAccounts).Select(id => NameOf(repository, id.GetInt64()))] : pull.Reviewers;
        pull.Assignees = body.Items("assignee_ids") is { Count: > 0 } assignees ? [.. assignees.Take(MaxAccounts).Select(id => NameOf(repository, id.GetInt64()))] : pull.Assignees;
        return Json(200, MergeRequest(repository, pull));
    }

    private FakeAnswer Merge(FakeRepository repository, FakePullRequest pull, JsonElement body)
    {
        if (repository.UndecidedMerges-- > 0 || IsDraft(pull.Title) || !body.Flag("auto_merge"))
        {
            return Problem(405, "Method Not Allowed");
        }

        pull.CompletesAt = body.Text("sha");
        return Json(200, MergeRequest(repository, pull));
    }

    private FakeAnswer Page(FakeRepository repository, FakeRequest request)
    {
        string? state = request.Parameter("state");
        var rows = repository.PullRequests
            .Where(pull => state is null || pull.IsOpen == (state == "opened"))
            .Where(pull => request.Parameter("labels") is not { Length: > 0 } labels || labels.Split(',').All(label => pull.Labels.Contains(label, StringComparer.Ordinal)))
            .Where(pull => request.Parameter("source_branch") is not { } head || pull.Branch == head)
            .Where(pull => request.Parameter("target_branch") is not { } target || pull.Base == target)
            .Where(pull => request.Parameter("labels") is not { Length: > 0 } labels || labels.Split(',').All(label => pull.Labels.Contains(label, StringComparer.Ordinal)));
        return Page([.. rows.Select(pull => MergeRequest(repository, pull))], request);
    }

    private FakeAnswer Page(IReadOnlyList<JsonObject> rows, FakeRequest request)
    {
        int size = Math.Min(MaxPageSize, int.Parse(request.Parameter("per_page") ?? "20", CultureInfo.InvariantCulture));
        string next = request.Page * size < rows.Count ? $"{request.Page + 1}" : "";
        return Json(200, new JsonArray([.. rows.Skip((request.Page - 1) * size).Take(size)])) with { Headers = [("X-Next-Page", next)] };
    }

    private JsonObject Project(FakeRepository repository) => new()
    {
        ["id"] = repository.Id,
        ["path_with_namespace"] = repository.FullName,
        ["default_branch"] = "main",
        ["http_url_to_repo"] = $"{Home}{repository.FullName}.git",
        ["ssh_url_to_repo"] = $"git@{Home.Host}:{repository.FullName}.git",
    };

    private static FakeAnswer? TooLong(JsonElement body) =>
        body.Text("title") is { Length: > 255 } ? Json(400, new JsonObject { ["message"] = new JsonObject { ["title"] = new JsonArray("is too long (maximum is 255 characters)") } })
        : body.Text("description") is { Length: > 1_048_576 } ? Json(400, new JsonObject { ["message"] = new JsonObject { ["description"] = new JsonArray("is too long (maximum is 1048576 characters)") } })
        : null;

    private JsonObject MergeRequest(FakeRepository repository, FakePullRequest pull) => new()
    {
        ["id"] = (repository.Id * 1000) + pull.Number,
        ["iid"] = pull.Number,
        ["project_id"] = repository.Id,
        ["title"] = pull.Title,
        ["description"] = pull.Body,
        ["state"] = pull.IsOpen ? "opened" : pull.IsMerged ? "merged" : "closed",
        ["source_branch"] = pull.Branch,
        ["target_branch"] = pull.Base,
        ["source_project_id"] = pull.Fork is null ? repository.Id : repository.Id + 500_000,
        ["target_project_id"] = repository.Id,
        ["author"] = Account(pull.Author ?? "ghost"),
        ["assignees"] = new JsonArray([.. pull.Assignees.Select(Account)]),
        ["reviewers"] = new JsonArray([.. pull.Reviewers.Select(Account)]),
        ["labels"] = new JsonArray([.. pull.Labels.Select(static label => JsonValue.Create(label))]),
        ["draft"] = IsDraft(pull.Title),
        ["merge_when_pipeline_succeeds"] = pull.CompletesAt is not null,
        ["sha"] = pull.Sha,
        ["web_url"] = $"{Home}{repository.FullName}/-/merge_requests/{pull.Number}",
    };

    private static JsonObject Account(string name) => new() { ["id"] = Id(name), ["username"] = name, ["name"] = name, ["state"] = "active" };

    private static long Id(string name) => name.Sum(static character => (long)character);

    private static string NameOf(FakeRepository repository, long id) => repository.Collaborators.First(name => Id(name) == id);

    private static bool IsDraft(string title) => title.StartsWith("Draft:", StringComparison.OrdinalIgnoreCase);
}
