using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>Everything outside of a scenario's repository that a run may ask, in the shapes of the real services and under their names.</summary>
internal sealed class ScenarioNetwork : IAsyncDisposable
{
    private readonly Dictionary<(string Forge, string Host), FakeForgeServer> _forges = [];
    private readonly Dictionary<string, FakeRegistry> _registries = new(StringComparer.Ordinal);
    private readonly ScenarioSettings _settings;
    private readonly string _records;
    private GitHttpHost? _git;

    private ScenarioNetwork(ScenarioSettings settings, string records)
    {
        (_settings, _records) = (settings, records);
    }

    public FakeInternet Internet { get; } = new();

    /// <summary>The git server at every host's place; null when no scenario fetches with git.</summary>
    public Uri? Git => _git?.Address;

    /// <summary>Every request so far: method, address, and the operation where one address stands for many. Git's come last.</summary>
    public IReadOnlyList<string> Calls =>
    [
        .. Internet.Calls.Select(static call => $"{call.Method} {call.Address} {call.Target}".TrimEnd()),
        .. (_git?.Exchanges ?? []).Select(static exchange => $"{exchange.Method} https://github.com{exchange.Target}"),
    ];

    /// <summary>What the forges of a kind, such as <c>gitea</c>, were asked and answered so far.</summary>
    public IEnumerable<FakeExchange> ExchangesOf(string forge) => _forges.Where(one => one.Key.Forge == forge).SelectMany(static one => one.Value.Exchanges);

    /// <summary>Starts what a scenario needs.</summary>
    /// <param name="settings">What there is.</param>
    /// <param name="records">The folder with the files that the settings name.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ScenarioNetwork> StartAsync(ScenarioSettings settings, string records, CancellationToken cancellationToken)
    {
        var network = new ScenarioNetwork(settings, records);
        await network.AddForgesAsync(cancellationToken);
        await network.AddRegistriesAsync();
        await network.AddGitAsync();
        network.AddServices();
        return network;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _forges.Values.Cast<IAsyncDisposable>().Concat(_registries.Values))
        {
            await server.DisposeAsync();
        }

        await (_git?.DisposeAsync() ?? ValueTask.CompletedTask);
        Internet.Dispose();
    }

    private async Task AddForgesAsync(CancellationToken cancellationToken)
    {
        var shop = new ScenarioSettings.Repository("github", "github.com", "acme/shop") { PullRequests = _settings.PullRequests };
        foreach (var given in _settings.Repositories.Append(shop).DistinctBy(static one => (one.Host, one.Name)))
        {
            var server = await ForgeAsync(given, cancellationToken);
            server.Token = given.Token ?? server.Token;
            server.Fault = _ => _settings.IsForgeDown ? new FakeFault.Answer(500, "{}") : null;
            var repository = server.AddRepository(given.Name);
            repository.Push(given.Branches, given.Tags);
            foreach (var environment in given.Environments)
            {
                repository.Environments.Add(environment);
            }

            foreach (var pull in given.PullRequests)
            {
                repository.Open(pull.Branch, pull.Title, pull.Author, pull.Fork, [.. pull.Labels]).IsOpen = !pull.IsClosed;
            }
        }
    }

    private async Task<FakeForgeServer> ForgeAsync(ScenarioSettings.Repository given, CancellationToken cancellationToken)
    {
        if (!_forges.TryGetValue((given.Forge, given.Host), out var server))
        {
            server = _forges[(given.Forge, given.Host)] = given.Forge switch
            {
                "github" => await FakeGitHub.StartAsync(cancellationToken),
                "gitlab" => await FakeGitLabServer.StartAsync(cancellationToken),
                "gitea" => await FakeGiteaServer.StartAsync(cancellationToken),
                "azuredevops" => await FakeAzureDevOpsServer.StartAsync(cancellationToken),
                "codecommit" => await FakeCodeCommitServer.StartAsync(cancellationToken),
                "bitbucket" => await FakeBitbucketServer.StartAsync(cancellationToken),
                _ => throw new ArgumentException($"'{given.Forge}' is no forge", nameof(given)),
            };
            server.PublicAddress = new Uri($"https://{given.Host}/");
            Internet.Add(given.Host == "github.com" ? "api.github.com" : given.Host, server.Server);
            if (given.Forge == "codecommit")
            {
                Internet.Add(given.Host["git-".Length..], server.Server);
            }
        }

        return server;
    }

    private async Task AddRegistriesAsync()
    {
        FakeCloud.AddTo(Internet);
        foreach (var image in _settings.Images)
        {
            var registry = await RegistryAsync(image.Host);
            foreach (string tag in image.Tags)
            {
                registry.PutManifest(image.Name, tag, FakeArtifact.Manifest(new FakeLayer(System.Text.Encoding.UTF8.GetBytes($"{image.Name}:{tag}"), "application/vnd.oci.image.layer.v1.tar")));
            }
        }

        foreach (var artifact in _settings.Artifacts)
        {
            (await RegistryAsync(artifact.Host)).Push(artifact.Name, artifact.At, FakeLayer.Of([.. Read(artifact)]));
        }
    }

    private async Task<FakeRegistry> RegistryAsync(string host)
    {
        if (!_registries.TryGetValue(host, out var registry))
        {
            registry = _registries[host] = await FakeRegistry.StartAsync();
            FakeCloud.Guard(registry, host);
            Internet.Add(host, new Uri($"http://{registry.Authority}"));
        }

        return registry;
    }

    private async Task AddGitAsync()
    {
        foreach (var given in _settings.Git)
        {
            _git ??= await GitHttpHost.StartAsync();
            var repository = await _git.CreateAsync(given.Name) with { Clock = _settings.Clock };
            await repository.CommitAsync(given.At, [.. Read(given).Select(static file => (file.Path, (string?)file.Text))]);
        }
    }

    private void AddServices()
    {
        foreach (var host in _settings.Services.GroupBy(static service => new Uri(service.Url).Host, StringComparer.Ordinal))
        {
            var services = host.ToList();
            Internet.Add(host.Key, request =>
            {
                var service = services.Find(one => one.Url == request.RequestUri!.AbsoluteUri && one.Method == request.Method.Method);
                string? shown = request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : null;
                return service is null ? new FakeFault.Answer(404, """{"error":"not found"}""")
                    : service.Authorization is { } wanted && shown != wanted ? new FakeFault.Answer(401, """{"error":"unauthorized"}""")
                    : new FakeFault.Answer(200, File.ReadAllText(Path.Combine(_records, service.File)));
            });
        }
    }

    private IEnumerable<(string Path, string Text)> Read(ScenarioSettings.Files files)
    {
        string folder = Path.Combine(_records, files.Folder);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));
    }
}
