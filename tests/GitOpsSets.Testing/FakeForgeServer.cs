using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
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

/// <summary>A forge on the loopback interface: repositories with pull requests, its REST API, and ways to fail.</summary>
public abstract class FakeForgeServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentQueue<(FakeRequest Request, FakeAnswer Answer)> _answered = new();
    private readonly ConcurrentDictionary<string, FakeAnswer> _remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeRepository> _repositories = new(StringComparer.OrdinalIgnoreCase);
    private WebApplication? _host;

    /// <summary>Such as <c>http://127.0.0.1:43210/</c>.</summary>
    public Uri Server { get; private set; } = new("http://127.0.0.1/");

    /// <summary>What it says its own address is, such as in clone URLs; null for <see cref="Server"/>.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>The API root.</summary>
    public abstract Uri Api { get; }

    /// <summary>Who does not send this token sees no private repository, and writes to none; null to check nothing.</summary>
    public string? Token { get; set; }

    /// <summary>Rows of a page, whatever the client asks for.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>How far away it is: the time from a request to its answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Whether nothing on it changes any more: what was answered once is answered again, and costs nothing.</summary>
    public bool IsStill { get; set; }

    /// <summary>Called before each answer; what it returns is done instead of answering well.</summary>
    public Func<FakeRequest, FakeFault?> Fault { get; set; } = static _ => null;

    /// <summary>Every request so far, in order.</summary>
    public ImmutableArray<FakeRequest> Requests => [.. _requests];

    /// <summary>Every request so far that was answered well, in the order of the answers.</summary>
    public ImmutableArray<FakeExchange> Exchanges => [.. _answered.Select(static one => new FakeExchange(one.Request, one.Answer.Status, Encoding.UTF8.GetString(one.Answer.Body)))];

    /// <summary>What it says its own address is.</summary>
    protected Uri Home => PublicAddress ?? Server;

    /// <summary>Every repository.</summary>
    protected ICollection<FakeRepository> Repositories => _repositories.Values;

    /// <summary>Creates a repository.</summary>
    public FakeRepository AddRepository(string fullName, bool isPrivate = false)
    {
        var repository = new FakeRepository { Id = 1000 + _repositories.Count, FullName = fullName, IsPrivate = isPrivate };
        return _repositories.TryAdd(fullName, repository) ? repository : throw new ArgumentException($"'{fullName}' exists", nameof(fullName));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is null)
        {
            return;
        }

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

    /// <summary>Starts on a free port.</summary>
    protected async Task ListenAsync(X509Certificate2? certificate, CancellationToken cancellationToken)
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
        _host = builder.Build();
        _host.Run(AnswerAsync);
        await _host.StartAsync(cancellationToken);
        Server = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>The right answer.</summary>
    internal abstract Task<FakeAnswer> AnswerAsync(FakeRequest request);

    /// <summary>A refusal in the forge's own words.</summary>
    internal abstract FakeAnswer Problem(int status, string message);

    /// <summary>A repository by owner and name; null when there is none.</summary>
    private protected FakeRepository? Find(string fullName) => _repositories.GetValueOrDefault(fullName);

    /// <summary>Whether a push left both branches, with something between them; a repository that nobody pushes to has all branches.</summary>
    private protected static async Task<string?> WhyNotAsync(FakeRepository repository, string head, string target)
    {
        if (repository.Git is not { } git)
        {
            return null;
        }

        return await git.TipAsync(head) is null || await git.TipAsync(target) is null ? "no such branch"
            : (await GitClient.RunAsync(git.Folder, "diff", "--name-only", $"{target}...{head}")).Length == 0 ? "no commits between"
            : null;
    }

    private protected static FakeAnswer Json(int status, JsonNode body) => new(status, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json; charset=utf-8");

    private async Task<FakeAnswer> RecallAsync(FakeRequest request)
    {
        if (!IsStill || request.Method != "GET")
        {
            return await AnswerAsync(request);
        }

        string call = request.Path + request.Query;
        return _remembered.TryGetValue(call, out var before) ? before : _remembered.GetOrAdd(call, await AnswerAsync(request));
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
        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, context.RequestAborted);
        }

        var fault = Fault(request);
        if (fault is FakeFault.NotReceived)
        {
            context.Abort();
            return;
        }

        var answer = fault is FakeFault.Answer given ? FakeAnswer.Of(given) : await RecallAsync(request);
        if (fault is null)
        {
            _answered.Enqueue((request, answer));
        }

        answer = fault is FakeFault.DoneAllTheSame late ? Problem(late.Status, "Server Error") : answer;
        await FakeDelivery.SendAsync(context, answer, fault);
    }
}
