using GitOpsSets.Demo;
using GitOpsSets.Demo.Hosts;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A scenario's repository in a temporary folder, and the whole program on it.</summary>
internal sealed class ScenarioRun : IAsyncDisposable
{
    private readonly ScenarioSettings _settings;
    private readonly string _folder;
    private readonly ScenarioNetwork _network;

    private ScenarioRun(ScenarioSettings settings, string folder, ScenarioNetwork network)
    {
        (_settings, _folder, _network) = (settings, folder, network);
    }

    /// <summary>Every call of a run to somebody outside: method, address, and the operation where one address stands for many.</summary>
    public IReadOnlyList<string> Calls => _network.Calls;

    /// <summary>What the forges of a kind, such as <c>gitea</c>, were asked and answered so far.</summary>
    public IEnumerable<FakeExchange> ExchangesOf(string forge) => _network.ExchangesOf(forge);

    /// <summary>The folder that receives the expanded files.</summary>
    public string Output => Path.Combine(_folder, Scenario.Output);

    public static Task<ScenarioRun> OpenAsync(Scenario scenario, CancellationToken cancellationToken) => OpenAsync(scenario, !scenario.IsExample, cancellationToken);

    /// <summary>Opens one as it was before its first run, or as somebody finds it who has a copy.</summary>
    /// <param name="scenario">Which one.</param>
    /// <param name="isExpanded">Whether what stands in its output folder is there already.</param>
    /// <param name="cancellationToken">Ends the start of its network.</param>
    public static async Task<ScenarioRun> OpenAsync(Scenario scenario, bool isExpanded, CancellationToken cancellationToken)
    {
        var settings = scenario.Settings;
        string folder = Directory.CreateTempSubdirectory("scenario-").FullName;
        Copy(scenario.Repository, folder, except: isExpanded ? null : Scenario.Output);
        await GitClient.RunAsync(folder, "init", "--quiet", "--initial-branch=main");
        await GitClient.RunAsync(folder, "remote", "add", "origin", settings.Remote);
        return new ScenarioRun(settings, folder, await ScenarioNetwork.StartAsync(settings, scenario.Records, cancellationToken));
    }

    /// <summary>Puts one more file into the repository.</summary>
    public void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder, path), text);

    /// <summary>Runs once and says what a person at a terminal would have seen.</summary>
    public Task<string> RunAsync(CancellationToken cancellationToken) => RunAsync([], cancellationToken);

    /// <summary>The same with more options.</summary>
    public async Task<string> RunAsync(IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var result = await StartAsync(["run", "--publish", "files", .. _settings.Arguments, .. more], cancellationToken);
        string text = $"exit code {result.ExitCode}\n\n{result.Output}{result.Error}";
        return text.Replace(_folder, "REPOSITORY", StringComparison.Ordinal);
    }

    /// <summary>The same as a process of its own that has no network, whoever in it should try.</summary>
    public Task<ProgramResult> RunAloneAsync(IReadOnlyList<string> more, CancellationToken cancellationToken) => ProgramProcess.RunAsync(
        "unshare",
        _folder,
        new JobProcess([.. NetworkNamespace.Empty, ProgramProcess.Built, "run", "--publish", "files", .. _settings.Arguments, .. more], _settings.Variables),
        cancellationToken);

    /// <summary>Any verb.</summary>
    public Task<ProgramResult> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var host = new ProgramHost(_folder, null)
        {
            Clock = new FixedTimeProvider(_settings.Clock),
            Network = _ => _network.Internet.Connect(),
            More = [.. _settings.Variables.Select(static variable => (variable.Key, variable.Value)), .. _network.Git is { } git ? [GitDetour.Path(_folder, git)] : Array.Empty<(string, string)>()],
        };
        return host.RunAsync(arguments, cancellationToken);
    }

    /// <summary>The bytes of every file in the output folder.</summary>
    public IReadOnlyDictionary<string, string> Snapshot() =>
        Directory.Exists(Output)
            ? Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Copy(string from, string to, string? except)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => except is null || !Path.GetRelativePath(from, file).StartsWith(except + "/", StringComparison.Ordinal)))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
