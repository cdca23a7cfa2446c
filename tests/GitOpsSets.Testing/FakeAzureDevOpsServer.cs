using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>
/// An Azure DevOps on the loopback interface (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/"/>). Repositories are named
/// <c>organisation/project/repository</c>; git has them below <c>organisation/project/_git</c>.
/// </summary>
public sealed class FakeAzureDevOpsServer : FakeForgeServer
{
    private const string Heads = "refs/heads/";

    private FakeAzureDevOpsServer()
    {
    }

    /// <inheritdoc/>
    public override Uri Api => Server;

    /// <summary>Members by team, as sign-in names.</summary>
    public IReadOnlyDictionary<string, string[]> Teams { get; set; } = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Platform"] = ["anna", "bert"], ["Web"] = ["carl"] };

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeAzureDevOpsServer> StartAsync(CancellationToken cancellationToken)
    {
        var fake = new FakeAzureDevOpsServer();
        await fake.ListenAsync(null, cancellationToken);
        return fake;
    }

    /// <summary>The id of an account or team.</summary>
    public static string IdOf(string name) => new Guid([.. Encoding.UTF8.GetBytes(name.PadRight(16)[..16])]).ToString();

    /// <inheritdoc/>
    internal override FakeAnswer Problem(int status, string message) => Json(status, new JsonObject
    {
        ["$id"] = "1",
        ["innerException"] = null,
        ["message"] = message,
        ["typeName"] = "Microsoft.TeamFoundation.Git.Server.GitException",
        ["errorCode"] = 0,
        ["eventId"] = 3000,
    });

    /// <inheritdoc/>
    internal override async Task<FakeAnswer> AnswerAsync(FakeRequest request)
    {
        // A token that is not known is answered with a page to sign in.
        string basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($":{Token}"))}";
        if (Token is not null && request.Authorization is var sent && sent != basic && sent != $"Bearer {Token}")
        {
            return request.Method == "GET" ? new FakeAnswer(203, "<html>Sign in</html>"u8.ToArray(), "text/html") : new FakeAnswer(401, [], "text/html");
        }

        string[] parts = Uri.UnescapeDataString(request.Path).Trim('/').Split('/');
        return parts switch
        {
            [var organisation, var project, "_apis", "git", "repositories", var name, .. var call] when Find($"{organisation}/{project}/{name}") is { } repository =>
                await AnswerForAsync(repository, call, request),
            [_, "_apis", "projects", _, "teams"] => Rows([.. Teams.Keys.Select(static team => new JsonObject { ["id"] = IdOf(team), ["name"] = team })]),
            [_, "_apis", "projects", _, "teams", var id, "members"] => Rows([.. Teams.First(team => IdOf(team.Key) == id).Value.Select(static name => new JsonObject { ["identity"] = Identity(name) })]),
            _ => Problem(404, "TF401019: The Git repository does not exist or you do not have permissions for the operation you are attempting."),
        };
    }

    private async Task<FakeAnswer> AnswerForAsync(FakeRepository repository, string[] call, FakeRequest request)
    {
        using var document = request.Body.Length > 0 ? JsonDocument.Parse(request.Body) : null;
        var body = document?.RootElement ?? default;
        var pull = call is [_, var number, ..] ? repository.PullRequests.FirstOrDefault(one => $"{one.Number}" == number) : null;
        return (request.Method, call) switch
        {
            ("GET", []) => Json(200, new JsonObject { ["id"] = IdOf("repository"), ["name"] = repository.FullName.Split('/')[2] }),
            ("GET", ["pullRequests"]) => Page(repository, request),
            ("GET", ["stats", "branches"]) => Rows([.. FakeAzureDevOpsReferences.Statistics(repository)]),
            ("GET", ["refs"]) => Rows([.. FakeAzureDevOpsReferences.References(repository, request.Parameter("filter") ?? "")]),
            ("GET", ["annotatedTags", var id]) when FakeAzureDevOpsReferences.Annotated(repository, id) is { } annotated => Json(200, annotated),
            ("POST", ["pullRequests"]) => await OpenAsync(repository, body),
            ("GET", ["pullRequests", _]) when pull is not null => Json(200, Pull(repository, pull, isWhole: true)),
            ("PATCH", ["pullRequests", _]) when pull is not null => Edit(repository, pull, body),
            ("GET", ["pullRequests", _, "labels"]) when pull is not null => Rows([.. pull.Labels.Select(Label)]),
            ("POST", ["pullRequests", _, "labels"]) when pull is not null => AddLabel(pull, body.Text("name")!),
            ("POST", ["pullRequests", _, "reviewers"]) when pull is not null => Ask(pull, body),
            _ => Problem(404, "VS800075: The project does not exist, or you do not have permission to access it."),
        };
    }

    private async Task<FakeAnswer> OpenAsync(FakeRepository repository, JsonElement body)
    {
        string head = body.Text("sourceRefName")![Heads.Length..];
        string target = body.Text("targetRefName")![Heads.Length..];
        if (TooLong(body) is { } refused)
        {
            return refused;
        }

        if (await WhyNotAsync(repository, head, target) == "no such branch")
        {
            return Problem(400, $"TF401398: The pull request cannot be activated because the source and/or the target branch no longer exists, or the requested branches are not within a tracked folder.");
        }

        lock (repository)
        {
            if (repository.PullRequests.Any(one => one.IsOpen && one.Fork is null && one.Branch == head && one.Base == target))
            {
                return Problem(409, "TF401179: An active pull request for the source and target branch already exists.");
            }

            var opened = repository.Open(head, body.Text("title"), "gitopssets-bot");
            (opened.Base, opened.Body, opened.IsDraft) = (target, body.Text("description") ?? "", body.Flag("isDraft"));
            return Json(201, Pull(repository, opened, isWhole: true));
        }
    }

    private FakeAnswer Edit(FakeRepository repository, FakePullRequest pull, JsonElement body)
    {
        if (TooLong(body) is { } refused)
        {
            return refused;
        }

        (pull.Title, pull.Body) = (body.Text("title") ?? pull.Title, body.Text("description") ?? pull.Body);
        pull.IsOpen = body.Text("status") is { } status ? status == "active" : pull.IsOpen;
        pull.CompletesAt = body.TryGetProperty("autoCompleteSetBy", out var identity) ? identity.Text("id") : pull.CompletesAt;
        return Json(200, Pull(repository, pull, isWhole: true));
    }

    private static FakeAnswer AddLabel(FakePullRequest pull, string name)
    {
        pull.Labels = [.. pull.Labels.Union([name], StringComparer.OrdinalIgnoreCase)];
        return Json(200, Label(name));
    }

    private FakeAnswer Ask(FakePullRequest pull, JsonElement body)
    {
        foreach (string id in body.EnumerateArray().Select(static one => one.Text("id")!))
        {
            string? team = Teams.Keys.FirstOrDefault(name => IdOf(name) == id);
            string? account = Teams.Values.SelectMany(static members => members).FirstOrDefault(name => IdOf(name) == id);
            if (team is null && account is null)
            {
                return Problem(404, $"VS403422: The identity {id} was not found");
            }

            pull.Reviewers = [.. pull.Reviewers, team is null ? account! : $"team {team}"];
        }

        return Json(200, new JsonArray());
    }

    private FakeAnswer Page(FakeRepository repository, FakeRequest request)
    {
        var rows = repository.PullRequests
            .Where(pull => pull.IsOpen)
            .Where(pull => request.Parameter("searchCriteria.sourceRefName") is not { } head || Heads + pull.Branch == head)
            .Where(pull => request.Parameter("searchCriteria.targetRefName") is not { } target || Heads + pull.Base == target);
        int skip = int.Parse(request.Parameter("$skip") ?? "0", CultureInfo.InvariantCulture);
        int top = Math.Min(MaxPageSize, int.Parse(request.Parameter("$top") ?? "101", CultureInfo.InvariantCulture));
        return Rows([.. rows.Skip(skip).Take(top).Select(pull => Pull(repository, pull, isWhole: false))]);
    }

    private FakeAnswer? TooLong(JsonElement body) =>
        body.Text("title") is { Length: > 400 } ? Problem(400, "Invalid argument value. Parameter name: The title is longer than 400 characters.")
        : body.Text("description") is { Length: > 4000 } ? Problem(400, "Invalid argument value. Parameter name: A description for a pull request must not be longer than 4000 characters.")
        : null;

    // A listing has less of each description; labels it tells of those that have any.
    private JsonObject Pull(FakeRepository repository, FakePullRequest pull, bool isWhole)
    {
        string[] names = repository.FullName.Split('/');
        var described = new JsonObject
        {
            ["repository"] = new JsonObject
            {
                ["id"] = IdOf("repository"),
                ["name"] = names[2],
                ["project"] = new JsonObject { ["id"] = IdOf("project"), ["name"] = names[1], ["state"] = "wellFormed" },
                ["remoteUrl"] = $"{Home}{names[0]}/{names[1]}/_git/{names[2]}",
            },
            ["pullRequestId"] = pull.Number,
            ["codeReviewId"] = pull.Number,
            ["status"] = pull.IsOpen ? "active" : pull.IsMerged ? "completed" : "abandoned",
            ["createdBy"] = Identity(pull.Author ?? "ghost"),
            ["creationDate"] = "2026-01-05T09:00:00.6655471Z",
            ["title"] = pull.Title,
            ["description"] = isWhole || pull.Body.Length < 400 ? pull.Body : pull.Body[..400],
            ["sourceRefName"] = Heads + pull.Branch,
            ["targetRefName"] = Heads + pull.Base,
            ["mergeStatus"] = "succeeded",
            ["isDraft"] = pull.IsDraft,
            ["lastMergeSourceCommit"] = new JsonObject { ["commitId"] = pull.Sha },
            ["reviewers"] = new JsonArray([.. pull.Reviewers.Select(Identity)]),
            ["url"] = $"{Home}{names[0]}/_apis/git/repositories/{IdOf("repository")}/pullRequests/{pull.Number}",
            ["supportsIterations"] = true,
        };
        if (pull.Fork is { } fork)
        {
            described["forkSource"] = new JsonObject { ["name"] = Heads + pull.Branch, ["repository"] = new JsonObject { ["id"] = IdOf(fork), ["name"] = fork } };
        }

        if (!pull.Labels.IsEmpty)
        {
            described["labels"] = new JsonArray([.. pull.Labels.Select(Label)]);
        }

        return described;
    }

    private static FakeAnswer Rows(IReadOnlyCollection<JsonObject> rows) => Json(200, new JsonObject { ["value"] = new JsonArray([.. rows]), ["count"] = rows.Count });

    private static JsonObject Label(string name) => new() { ["id"] = IdOf(name), ["name"] = name, ["active"] = true };

    private static JsonObject Identity(string name) => new() { ["id"] = IdOf(name), ["displayName"] = name, ["uniqueName"] = name };
}
