using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Testing;

/// <summary>A GitHub Enterprise Server on the loopback interface: repositories with pull requests, their REST API, and ways to fail.</summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentDictionary<string, FakeRepository> _repositories = new(StringComparer.OrdinalIgnoreCase);

    private FakeGitHub(WebApplication host) => _host = host;

    /// <summary>Such as <c>http://127.0.0.1:43210/</c>.</summary>
    public Uri Server { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What it says its own address is, such as in clone URLs; null for <see cref="Server"/>.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>The API root.</summary>
    public Uri Api => new(Server, "api/v3/");

    /// <summary>Who does not send this bearer token sees no private repository; null to check nothing.</summary>
    public string? Token { get; set; }

    /// <summary>Rows of a page, whatever the client asks for.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Called before each answer; what it returns is done instead of answering well.</summary>
    public Func<FakeRequest, FakeFault?> Fault { get; set; } = static _ => null;

    /// <summary>Every request so far, in order.</summary>
    public ImmutableArray<FakeRequest> Requests => [.. _requests];

    /// <summary>Starts on a free port.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="certificate">For https, where callers are asked for a certificate of their own and may have none; null for http.</param>
    public static async Task<FakeGitHub> StartAsync(CancellationToken cancellationToken, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.ClientCertificateValidation = static (_, _, _) => true;
                });
            }
        }));
        var host = builder.Build();
        var fake = new FakeGitHub(host);
        host.Run(fake.AnswerAsync);
        await host.StartAsync(cancellationToken);
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        fake.Server = new Uri(addresses.Single());
        return fake;
    }

    /// <summary>Creates a repository.</summary>
    public FakeRepository AddRepository(string fullName, bool isPrivate = false)
    {
        var repository = new FakeRepository { Id = 1000 + _repositories.Count, FullName = fullName, IsPrivate = isPrivate };
        return _repositories.TryAdd(fullName, repository) ? repository : throw new ArgumentException($"'{fullName}' exists", nameof(fullName));
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        try
        {
            await _host.StopAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // a faulty answer was still on its way
        }

        await _host.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var headers = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        using var reader = new StreamReader(context.Request.Body);
        var request = new FakeRequest(context.Request.Method, context.Request.Path.ToUriComponent(), context.Request.QueryString.Value ?? "", headers)
        {
            Body = await reader.ReadToEndAsync(),
            Caller = context.Connection.ClientCertificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
        };
        _requests.Enqueue(request);
        var fault = Fault(request);
        var answer = fault is FakeFault.Answer given ? FakeAnswer.Of(given) : await AnswerAsync(request);
        answer = fault is FakeFault.DoneAllTheSame late ? FakeGitHubJson.Problem(late.Status, "Server Error") : answer;
        await FakeDelivery.SendAsync(context, answer, fault);
    }

    private async Task<FakeAnswer> AnswerAsync(FakeRequest request)
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
            ("POST", ["api", "graphql"]) => await FakeGitHubWrites.MoveReferencesAsync(_repositories.Values, request),
            ("GET", ["repos", var owner, var name, .. var rest]) when _repositories.TryGetValue($"{owner}/{name}", out var found) && (isAllowed || !found.IsPrivate) =>
                AnswerFor(found, rest, request),
            ("GET", ["repositories", var id, .. var rest]) when _repositories.Values.FirstOrDefault(one => $"{one.Id}" == id) is { } found && (isAllowed || !found.IsPrivate) =>
                AnswerFor(found, rest, request),
            (_, ["repos", var owner, var name, .. var rest]) when isAllowed && _repositories.TryGetValue($"{owner}/{name}", out var found) =>
                await FakeGitHubWrites.AnswerAsync(found, rest, request, Server),
            _ => FakeGitHubJson.Problem(404, "Not Found"),
        };
    }

    private FakeAnswer AnswerFor(FakeRepository repository, string[] call, FakeRequest request)
    {
        switch (call)
        {
            case []:
                return FakeGitHubJson.Ok(FakeGitHubJson.Repository(repository.FullName, repository.Id, PublicAddress ?? Server));
            case ["pulls"]:
                return Page(repository, request);
            case ["pulls", var number]:
                var pull = repository.PullRequests.FirstOrDefault(candidate => $"{candidate.Number}" == number);
                return pull is null ? FakeGitHubJson.Problem(404, "Not Found") : FakeGitHubJson.Ok(FakeGitHubJson.Pull(repository, pull, PublicAddress ?? Server));
            case ["branches"]:
                return PageOf(repository, request, "branches", repository.Branches);
            case ["tags"]:
                return PageOf(repository, request, "tags", repository.Tags);
            case ["git", "ref", var kind, .. var name] when (kind == "tags" ? repository.Tags : repository.Branches).TryGetValue(string.Join('/', name), out string? sha):
                return FakeGitHubJson.Ok(FakeGitHubJson.GitReference($"refs/{kind}/{string.Join('/', name)}", sha));
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
        return Page(repository, request, $"pulls?state={state}{filter}&", [.. pulls.Select(pull => FakeGitHubJson.Pull(repository, pull, PublicAddress ?? Server))]);
    }

    private FakeAnswer PageOf(FakeRepository repository, FakeRequest request, string kind, IReadOnlyDictionary<string, string> references) =>
        Page(repository, request, $"{kind}?", [.. references.OrderBy(reference => reference.Key, StringComparer.Ordinal).Select(reference => FakeGitHubJson.Reference(reference.Key, reference.Value))]);

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
