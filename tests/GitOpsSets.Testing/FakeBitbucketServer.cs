using System.Globalization;
using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>A Bitbucket Data Center on the loopback interface (<see href="https://developer.atlassian.com/server/bitbucket/rest/"/>): pull requests that are read. Repositories are named <c>KEY/slug</c>.</summary>
public sealed class FakeBitbucketServer : FakeForgeServer
{
    private FakeBitbucketServer()
    {
    }

    /// <inheritdoc/>
    public override Uri Api => new(Server, "rest/api/1.0/");

    /// <summary>Starts on a free port.</summary>
    public static async Task<FakeBitbucketServer> StartAsync(CancellationToken cancellationToken)
    {
        var fake = new FakeBitbucketServer();
        await fake.ListenAsync(null, cancellationToken);
        return fake;
    }

    /// <inheritdoc/>
    internal override FakeAnswer Problem(int status, string message) => Json(status, new JsonObject
    {
        ["errors"] = new JsonArray(new JsonObject { ["context"] = null, ["message"] = message, ["exceptionName"] = $"com.atlassian.bitbucket.{(status == 401 ? "AuthorisationException" : "NoSuchObjectException")}" }),
    });

    /// <inheritdoc/>
    internal override Task<FakeAnswer> AnswerAsync(FakeRequest request) => Task.FromResult(Answer(request));

    private FakeAnswer Answer(FakeRequest request)
    {
        if (Token is not null && request.Authorization != $"Bearer {Token}")
        {
            return Problem(401, "You are not permitted to access this resource");
        }

        string[] parts = Uri.UnescapeDataString(request.Path).Trim('/').Split('/');
        if (parts is not ["rest", "api", "1.0", "projects", var key, "repos", var slug, .. var call] || Find($"{key}/{slug}") is not { } repository)
        {
            return Problem(404, "The repository does not exist.");
        }

        return call switch
        {
            [] => Json(200, Repository(repository.FullName, repository.Id)),
            ["pull-requests"] => Page(repository, request),
            ["pull-requests", var number] when repository.PullRequests.FirstOrDefault(pull => $"{pull.Number}" == number) is { } pull => Json(200, Pull(repository, pull)),
            _ => Problem(404, "The pull request does not exist."),
        };
    }

    private FakeAnswer Page(FakeRepository repository, FakeRequest request)
    {
        int start = int.Parse(request.Parameter("start") ?? "0", CultureInfo.InvariantCulture);
        int limit = Math.Min(MaxPageSize, int.Parse(request.Parameter("limit") ?? "25", CultureInfo.InvariantCulture));
        var open = repository.PullRequests.Where(static pull => pull.IsOpen).ToList();
        var rows = open.Skip(start).Take(limit).Select(pull => Pull(repository, pull)).ToList();
        bool isLast = start + limit >= open.Count;
        return Json(200, new JsonObject
        {
            ["size"] = rows.Count,
            ["limit"] = limit,
            ["start"] = start,
            ["isLastPage"] = isLast,
            ["nextPageStart"] = isLast ? null : start + limit,
            ["values"] = new JsonArray([.. rows]),
        });
    }

    private JsonObject Pull(FakeRepository repository, FakePullRequest pull) => new()
    {
        ["id"] = pull.Number,
        ["version"] = 1,
        ["title"] = pull.Title,
        ["state"] = pull.IsOpen ? "OPEN" : pull.IsMerged ? "MERGED" : "DECLINED",
        ["open"] = pull.IsOpen,
        ["draft"] = pull.IsDraft,
        ["author"] = new JsonObject { ["user"] = new JsonObject { ["name"] = pull.Author, ["slug"] = pull.Author, ["id"] = 9 } },
        ["fromRef"] = End(pull.Branch, pull.Sha, pull.Fork ?? repository.FullName, pull.Fork is null ? repository.Id : repository.Id + 500_000),
        ["toRef"] = End(pull.Base, new string('b', 40), repository.FullName, repository.Id),
    };

    private JsonObject End(string branch, string sha, string fullName, long id) => new()
    {
        ["id"] = $"refs/heads/{branch}",
        ["displayId"] = branch,
        ["latestCommit"] = sha,
        ["repository"] = Repository(fullName, id),
    };

    private JsonObject Repository(string fullName, long id)
    {
        string[] names = fullName.Split('/');
        return new JsonObject
        {
            ["slug"] = names[1],
            ["id"] = id,
            ["name"] = names[1],
            ["project"] = new JsonObject { ["key"] = names[0] },
            ["links"] = new JsonObject
            {
                ["clone"] = new JsonArray(
                    new JsonObject { ["href"] = $"{Home}scm/{names[0]}/{names[1]}.git", ["name"] = "http" },
                    new JsonObject { ["href"] = $"ssh://git@{Home.Host}:7999/{names[0]}/{names[1]}.git", ["name"] = "ssh" }),
            },
        };
    }
}
