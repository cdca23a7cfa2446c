using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>
/// An AWS CodeCommit on the loopback interface: the JSON API at its root (<see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/"/>), and git's list of
/// references. Whoever signs nothing is not let in.
/// </summary>
public sealed class FakeCodeCommitServer : FakeForgeServer
{
    private FakeCodeCommitServer()
    {
    }

    /// <inheritdoc/>
    public override Uri Api => Server;

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeCodeCommitServer> StartAsync(CancellationToken cancellationToken)
    {
        var fake = new FakeCodeCommitServer();
        await fake.ListenAsync(null, cancellationToken);
        return fake;
    }

    /// <inheritdoc/>
    internal override FakeAnswer Problem(int status, string message) => Amazon(status, new JsonObject { ["__type"] = "RepositoryDoesNotExistException", ["message"] = message });

    /// <inheritdoc/>
    internal override Task<FakeAnswer> AnswerAsync(FakeRequest request) => Task.FromResult(Answer(request));

    private FakeAnswer Answer(FakeRequest request)
    {
        if (request.Path.Split('/') is ["", "v1", "repos", var name, "info", "refs"])
        {
            return request.Authorization?.StartsWith("Basic ", StringComparison.Ordinal) != true ? new FakeAnswer(403, [], "text/plain")
                : Find(name) is { } advertised ? new FakeAnswer(200, Encoding.UTF8.GetBytes(Advertise(advertised)), "application/x-git-upload-pack-advertisement")
                : Problem(404, $"{name} does not exist");
        }

        if (request.Authorization?.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal) != true)
        {
            return Amazon(400, new JsonObject { ["__type"] = "MissingAuthenticationTokenException", ["message"] = "Request is missing Authentication Token" });
        }

        using var question = JsonDocument.Parse(request.Body);
        string? id = question.RootElement.Text("pullRequestId");
        return request.Headers["X-Amz-Target"] switch
        {
            "CodeCommit_20150413.ListPullRequests" when Find(question.RootElement.Text("repositoryName") ?? "") is { } repository =>
                Amazon(200, new JsonObject { ["pullRequestIds"] = new JsonArray([.. repository.PullRequests.Where(static pull => pull.IsOpen).Select(static pull => JsonValue.Create(Id(pull)))]) }),
            "CodeCommit_20150413.GetPullRequest" when Repositories.SelectMany(static one => one.PullRequests, static (one, pull) => (one, pull)).FirstOrDefault(found => Id(found.pull) == id) is { one: not null } found =>
                Amazon(200, new JsonObject { ["pullRequest"] = Pull(found.one, found.pull) }),
            _ => Problem(400, "does not exist"),
        };
    }

    private static FakeAnswer Amazon(int status, JsonNode body) => new(status, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/x-amz-json-1.1");

    private static string Id(FakePullRequest pull) => pull.Number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Pull(FakeRepository repository, FakePullRequest pull) => new()
    {
        ["pullRequestId"] = Id(pull),
        ["title"] = pull.Title,
        ["authorArn"] = $"arn:aws:sts::111122223333:assumed-role/Developer/{pull.Author}",
        ["pullRequestStatus"] = pull.IsOpen ? "OPEN" : "CLOSED",
        ["creationDate"] = 1767225600.0,
        ["pullRequestTargets"] = new JsonArray(new JsonObject
        {
            ["repositoryName"] = repository.FullName,
            ["sourceReference"] = $"refs/heads/{pull.Branch}",
            ["destinationReference"] = $"refs/heads/{pull.Base}",
            ["sourceCommit"] = pull.Sha,
        }),
    };

    private static string Advertise(FakeRepository repository)
    {
        var lines = repository.Branches.Select(static branch => $"{branch.Value} refs/heads/{branch.Key}")
            .Concat(repository.Tags.Select(static tag => $"{tag.Value} refs/tags/{tag.Key}"))
            .OrderBy(static line => line[41..], StringComparer.Ordinal);
        return Line("# service=git-upload-pack") + "0000" + string.Concat(lines.Select(Line)) + "0000";
    }

    private static string Line(string text) => string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text) + 5:x4}{text}\n");
}
