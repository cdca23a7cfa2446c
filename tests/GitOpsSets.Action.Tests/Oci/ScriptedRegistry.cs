using System.Collections.Concurrent;
using System.Net;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Oci;

/// <summary>A registry without a network: answers by method, scheme, host and path; 404 for everything else.</summary>
internal sealed class ScriptedRegistry : HttpMessageHandler
{
    public const string Digest = "sha256:92521fc3cbd964bdc9f584a991b89fddaa5754ed1cc96d6d42445338669c1305";

    private readonly ConcurrentDictionary<string, Func<HttpResponseMessage>> _answers = new(StringComparer.Ordinal);

    public ScriptedRegistry()
    {
        Answer("GET https://registry.example.com/v2/", 200, "{}");
    }

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What AWS's services were asked to do.</summary>
    public ConcurrentQueue<string> Targets { get; } = new();

    public static ForgeRepository Repository { get; } = new(new Uri("https://registry.example.com"), "fleet/apps", null);

    public void Answer(string request, int status, string body = "", params (string Name, string Value)[] headers) => _answers[request] = () =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    public void Tags(string body, int status = 200, params (string Name, string Value)[] headers) => Answer("GET https://registry.example.com/v2/fleet/apps/tags/list?n=1000", status, body, headers);

    public async Task<T> AskAsync<T>(Func<RegistryTags, Task<T>> ask)
    {
        using var http = new ForgeHttp(ForgeScene.Impatient, TimeProvider.System, static () => 0.5, static _ => { }, _ => this);
        return await ask(new RegistryTags(http));
    }

    public Task<Listing<ForgeReference>> ListAsync(ForgeRepository? repository = null) =>
        AskAsync(lister => lister.ListAsync(repository ?? Repository, ReferenceKind.Tag, TestContext.Current.CancellationToken));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string asked = $"{request.Method} {request.RequestUri}";
        string form = request.Content is null ? "" : $" {await request.Content.ReadAsStringAsync(cancellationToken)}";
        string shown = request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : "";
        Requests.Enqueue($"{asked}{form} {shown}".TrimEnd());
        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
        {
            Targets.Enqueue(string.Concat(targets));
        }

        return _answers.TryGetValue(asked, out var answer) ? answer() : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("") };
    }
}
