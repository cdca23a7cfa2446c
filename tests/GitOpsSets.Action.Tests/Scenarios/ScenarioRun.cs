using GitOpsSets.Demo;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A scenario's repository in a temporary folder, and the whole program on it.</summary>
internal sealed class ScenarioRun : IAsyncDisposable
{
    private readonly ScenarioSettings _settings;
    private readonly string _folder;
    private readonly FakeGitHub _gitHub;

    private ScenarioRun(ScenarioSettings settings, string folder, FakeGitHub gitHub)
    {
        (_settings, _folder, _gitHub) = (settings, folder, gitHub);
    }

    /// <summary>The folder that receives the expanded files.</summary>
    public string Output => Path.Combine(_folder, Scenario.Output);

    public static async Task<ScenarioRun> OpenAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var settings = scenario.Settings;
        string folder = Directory.CreateTempSubdirectory("scenario-").FullName;
        Copy(scenario.Repository, folder, except: scenario.IsExample ? Scenario.Output : null);
        if (settings.IsLocked)
        {
            Directory.CreateDirectory(Path.Combine(folder, Scenario.Output, ".gitopssets"));
            File.Copy(Path.Combine(scenario.Expected, SourceLock.Location), Path.Combine(folder, Scenario.Output, SourceLock.Location));
        }

        await GitClient.RunAsync(folder, "init", "--quiet", "--initial-branch=main");
        await GitClient.RunAsync(folder, "remote", "add", "origin", settings.Remote);
        var gitHub = await FakeGitHub.StartAsync(cancellationToken);
        gitHub.PublicAddress = new Uri("https://github.com/");
        AddPullRequests(gitHub.AddRepository("acme/shop"), settings);
        gitHub.Fault = _ => settings.IsForgeDown ? new FakeFault.Answer(500, "{}") : null;
        return new ScenarioRun(settings, folder, gitHub);
    }

    /// <summary>Runs once and says what a person at a terminal would have seen.</summary>
    public Task<string> RunAsync(CancellationToken cancellationToken) => RunAsync([], cancellationToken);

    /// <summary>The same with more options.</summary>
    public async Task<string> RunAsync(IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var host = new ProgramHost(_folder, _gitHub) { Clock = new FixedTimeProvider(_settings.Clock) };
        var result = await host.RunAsync(["run", "--publish", "files", .. _settings.Arguments, .. _settings.IsLocked ? (string[])["--locked"] : [], .. more], cancellationToken);
        string text = $"exit code {result.ExitCode}\n\n{result.Output}{result.Error}";
        return text.Replace(_folder, "REPOSITORY", StringComparison.Ordinal).Replace(_gitHub.Server.Authority, "github.test", StringComparison.Ordinal);
    }

    /// <summary>The bytes of every file in the output folder.</summary>
    public IReadOnlyDictionary<string, string> Snapshot() =>
        Directory.Exists(Output)
            ? Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _gitHub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void AddPullRequests(FakeRepository repository, ScenarioSettings settings)
    {
        foreach (var given in settings.PullRequests)
        {
            repository.Open(given.Branch, given.Title, given.Author, given.Fork, [.. given.Labels]).IsOpen = !given.IsClosed;
        }
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
