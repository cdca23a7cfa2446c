using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace GitOpsSets.Testing;

/// <summary>Debian's docker-registry on the loopback interface, with a user and a password. <c>.ci/run</c> installs it where it is missing.</summary>
public sealed partial class RegistryHost : IAsyncDisposable
{
    public const string User = "fleet";
    public const string Password = "s3cret-of-the-registry";

    // htpasswd -Bbn fleet s3cret-of-the-registry
    private const string Hash = "$2y$05$PpGxixlWKlKcv1etcnxCauu1VIUR2zan8zc6AlqDoRvMpjl/VOs7O";

    private readonly string _folder;
    private readonly Process _process;
    private readonly Task _draining;
    private readonly HttpClient _client;

    private RegistryHost(string folder, Process process, string authority)
    {
        _folder = folder;
        _process = process;
        _draining = Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        Authority = authority;
        _client = new HttpClient { BaseAddress = new Uri($"http://{authority}") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
    }

    /// <summary>Whether the program is on the path.</summary>
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "docker-registry")));

    /// <summary>What a test says that needs it and does not find it.</summary>
    public const string Missing = "docker-registry is not on the path: 'apt-get install docker-registry' puts it there, and .ci/run tries to";

    /// <summary>Such as <c>127.0.0.1:34567</c>.</summary>
    public string Authority { get; }

    public static async Task<RegistryHost> StartAsync(CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("registry-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "htpasswd"), $"{User}:{Hash}\n", cancellationToken);
        string settings = Path.Combine(folder, "settings.yml");
        await File.WriteAllTextAsync(
            settings,
            $$"""
            version: 0.1
            storage: { filesystem: { rootdirectory: {{folder}}/data }, delete: { enabled: true } }
            http: { addr: "127.0.0.1:0" }
            auth: { htpasswd: { realm: test, path: {{folder}}/htpasswd } }
            log: { level: info }
            """,
            cancellationToken);
        var start = new ProcessStartInfo("docker-registry", ["serve", settings]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return new RegistryHost(folder, process, match.Groups["authority"].Value);
            }
        }

        throw new InvalidOperationException("docker-registry ended before it listened: see what 'docker-registry serve' says of its settings");
    }

    /// <summary>Pushes an artifact of layers under a tag.</summary>
    /// <returns>The digest that the registry gives it.</returns>
    public async Task<string> PushAsync(string repository, string tag, CancellationToken cancellationToken, params FakeLayer[] layers)
    {
        foreach (byte[] blob in layers.Select(static layer => layer.Content).Prepend(FakeArtifact.Configuration))
        {
            using var begun = await _client.PostAsync(new Uri($"/v2/{repository}/blobs/uploads/", UriKind.Relative), null, cancellationToken);
            var place = new Uri(new Uri(_client.BaseAddress!, begun.EnsureSuccessStatusCode().Headers.Location!).AbsoluteUri + $"&digest={FakeLayer.DigestOf(blob)}");
            await PutAsync(place, blob, "application/octet-stream", cancellationToken);
        }

        using var answer = await PutAsync(new Uri($"/v2/{repository}/manifests/{tag}", UriKind.Relative), Encoding.UTF8.GetBytes(FakeArtifact.Manifest(layers).ToJsonString()), FakeArtifact.ManifestType, cancellationToken);
        return answer.Headers.GetValues("Docker-Content-Digest").Single();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        await _draining;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<HttpResponseMessage> PutAsync(Uri place, byte[] content, string type, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        var answer = await _client.PutAsync(place, body, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Created ? answer : throw new InvalidOperationException($"the registry answered {answer.StatusCode}");
    }

    [GeneratedRegex(@"listening on (?<authority>127\.0\.0\.1:[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}
