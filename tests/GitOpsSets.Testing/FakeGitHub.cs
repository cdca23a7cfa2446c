using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>A GitHub Enterprise Server on the loopback interface.</summary>
public sealed class FakeGitHub : FakeForgeServer
{
    private FakeGitHub()
    {
    }

    /// <inheritdoc/>
    public override Uri Api => new(Server, "api/v3/");

    /// <summary>Starts on a free port.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="certificate">For https, where callers are asked for a certificate of their own and may have none; null for http.</param>
    public static async Task<FakeGitHub> StartAsync(CancellationToken cancellationToken, X509Certificate2? certificate = null)
    {
        var fake = new FakeGitHub();
        await fake.ListenAsync(certificate, cancellationToken);
        return fake;
    }

    /// <inheritdoc/>
    internal override FakeAnswer Problem(int status, string message) => FakeGitHubJson.Problem(status, message);

    /// <inheritdoc/>
    internal override async Task<FakeAnswer> AnswerAsync(FakeRequest request)
    {
        if (Token is not null && request.Authorization is { } authorization && authorization != $"Bearer {Token}")
        {
            return FakeGitHubJson.Problem(401, "Bad credentials");
        }

        string path = Uri.UnescapeDataString(request.Path);
        path = path.StartsWith("/api/v3/", StringComparison.Ordinal) ? path["/api/v3".Length..] : path;
        string[] parts = path.Trim('/').Split('/');
        bool isAllowed = Token is null || request.Authorization is not null;
        return (request.Method, parts) switch
        {
            ("POST", ["api", "graphql"]) => await FakeGitHubWrites.MutateAsync(Repositories, request),
            ("GET", ["repos", var owner, var name, .. var rest]) when Find($"{owner}/{name}") is { } found && (isAllowed || !found.IsPrivate) =>
                AnswerFor(found, rest, request),
            ("GET", ["repositories", var id, .. var rest]) when Repositories.FirstOrDefault(one => $"{one.Id}" == id) is { } found && (isAllowed || !found.IsPrivate) =>
                AnswerFor(found, rest, request),
            (_, ["repos", var owner, var name, .. var rest]) when isAllowed && Find($"{owner}/{name}") is { } found =>
                await FakeGitHubWrites.AnswerAsync(found, rest, request, Server),
            _ => FakeGitHubJson.Problem(404, "Not Found"),
        };
    }

    private FakeAnswer AnswerFor(FakeRepository repository, string[] call, FakeRequest request)
    {
        switch (call)
        {
            case []:
                return FakeGitHubJson.Ok(FakeGitHubRepositoryJson.Repository(repository.FullName, repository.Id, Home));
            case ["pulls"]:
                return Page(repository, request);
            case ["pulls", var number]:
                var pull = repository.PullRequests.FirstOrDefault(candidate => $"{candidate.Number}" == number);
                return pull is null ? FakeGitHubJson.Problem(404, "Not Found") : FakeGitHubJson.Ok(FakeGitHubPullJson.Whole(repository, pull, Home));
            case ["branches"]:
                return PageOf(repository, request, "branches", repository.Branches, FakeGitHubJson.Branch);
            case ["tags"]:
                return PageOf(repository, request, "tags", repository.Tags, FakeGitHubJson.Tag);
            case ["git", "ref", var kind, .. var name] when (kind == "tags" ? repository.Tags : repository.Branches).TryGetValue(string.Join('/', name), out string? sha):
                return FakeGitHubJson.Ok(FakeGitHubJson.GitReference(RootOf(repository), $"refs/{kind}/{string.Join('/', name)}", sha));
            default:
                return FakeGitHubJson.Problem(404, "Not Found");
        }
    }

    private FakeAnswer Page(FakeRepository repository, FakeRequest request)
    {
        string state = request.Parameter("state") ?? "open";
        string? head = request.Parameter("head");
        string? target = request.Parameter("base");
        var pulls = repository.PullRequests
            .Where(pull => state == "all" || pull.IsOpen == (state == "open"))
            .Where(pull => target is null || pull.Base == target)
            .Where(pull => head is null || head == $"{(pull.Fork ?? repository.FullName).Split('/')[0]}:{pull.Branch}");
        string filter = $"{(head is null ? "" : $"&head={Uri.EscapeDataString(head)}")}{(target is null ? "" : $"&base={Uri.EscapeDataString(target)}")}";
        return Page(repository, request, $"pulls?state={state}{filter}&", [.. pulls.Select(pull => FakeGitHubPullJson.Row(repository, pull, Home))]);
    }

    private FakeAnswer PageOf(FakeRepository repository, FakeRequest request, string kind, IReadOnlyDictionary<string, string> references, Func<string, string, string, JsonObject> row) =>
        Page(repository, request, $"{kind}?", [.. references.OrderBy(reference => reference.Key, StringComparer.Ordinal).Select(reference => row(RootOf(repository), reference.Key, reference.Value))]);

    private string RootOf(FakeRepository repository) => $"{Home}api/v3/repos/{repository.FullName}";

    private FakeAnswer Page(FakeRepository repository, FakeRequest request, string call, IReadOnlyList<JsonObject> all)
    {
        int size = Math.Min(MaxPageSize, int.Parse(request.Parameter("per_page") ?? "30", System.Globalization.CultureInfo.InvariantCulture));
        int last = Math.Max(1, (all.Count + size - 1) / size);
        string link = string.Join(", ", new[]
        {
            ("prev", request.Page - 1, request.Page > 1),
            ("next", request.Page + 1, request.Page < last),
            ("last", last, request.Page < last),
            ("first", 1, request.Page > 1),
        }.Where(static one => one.Item3).Select(one => $"<{new Uri(Api, $"repositories/{repository.Id}/{call}per_page={size}&page={one.Item2}")}>; rel=\"{one.Item1}\""));
        return FakeGitHubJson.Ok(new JsonArray([.. all.Skip((request.Page - 1) * size).Take(size)])) with { Link = link };
    }
}
