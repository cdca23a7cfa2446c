using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Tests.Scenarios;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>The whole program on a repository that holds the files of an earlier, full answer and their ledger, with a network that can be made to fail.</summary>
internal sealed class FaultyRun : IAsyncDisposable
{
    private const string Sets = "sets.yaml";
    private const string Live = "expanded/apps/live/";

    // What a source makes when it answers well is the same in every cell of its row.
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, string>>>> Full = new(StringComparer.Ordinal);

    private static readonly ForgeHttpPolicy Impatient = new() { FirstDelay = TimeSpan.FromMilliseconds(1), Retries = 1, MaxBodyBytes = 256 * 1024 };

    /// <summary>The time of the run, and of every server whose clock goes right.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("fault-").FullName;
    private readonly FakeWire _wire;
    private readonly FaultySource _source;

    private (Uri Address, string Body)? _first;

    private FaultyRun(FakeWire wire, FaultySource source)
    {
        (_wire, _source) = (wire, source);
    }

    /// <summary>Whether the service gives the first page for the second.</summary>
    public bool IsLooping { get; set; }

    /// <summary>What goes wrong with a request for a page, or for something else, which is page 0; null for nothing.</summary>
    public Func<int, FakeFault?> Fault { get; set; } = static _ => null;

    /// <summary>Runs after each request for a page.</summary>
    public Action<int> After { get; set; } = static _ => { };

    /// <summary>The files of the set as the full answer made them.</summary>
    public IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where messages about the source point to.</summary>
    public string Place
    {
        get
        {
            string[] before = _source.Definitions.Split(_source.Place, 2)[0].Split('\n');
            return FormattableString.Invariant($"{Sets}:{before.Length}:{before[^1].Length + 1}");
        }
    }

    /// <summary>Opens a repository in which the source answered in full before.</summary>
    public static async Task<FaultyRun> OpenAsync(string row, FakeWire wire, FaultySource source)
    {
        var run = new FaultyRun(wire, source);
        var full = await Full.GetOrAdd(row, _ => new(run.FillAsync)).Value;
        run.Restore(full);
        run.Before = run.Files();
        run.Write("healthy.yaml", SetText.Healthy);
        return run;
    }

    /// <summary>The files of the set as they are.</summary>
    public IReadOnlyDictionary<string, string> Files() => Snapshot().Where(static file => file.Key.StartsWith(Live, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether the set beside it was delivered.</summary>
    public bool IsHealthyDelivered => File.Exists(Path.Combine(_folder, "expanded/apps/healthy/configmap-apps-well.yaml"));

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code, and what a person would have read.</returns>
    public async Task<(int ExitCode, string Said)> StartAsync(TimeSpan patience, params string[] more)
    {
        _source.Break?.Invoke(Fault(1));
        Write(Sets, _source.Definitions);
        foreach (var (path, content) in _source.Files)
        {
            Write(path, content);
        }

        using var log = new StringWriter { NewLine = "\n" };
        var variables = new Dictionary<string, string>(_source.Variables, StringComparer.Ordinal) { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin" };
        var process = new HostProcess(["run", "--publish", "files", .. _source.Arguments, .. more], variables, _folder, TextReader.Null, log, log, _source.Clock?.Invoke(patience) ?? new FixedTimeProvider(Now))
        {
            HttpPolicy = Impatient with { AttemptTimeout = patience },
            Network = _ => _wire.To(_source.Service, FaultOfAsync),
        };
        int exitCode = (int)await VerbRunner.RunAsync(process, TestContext.Current.CancellationToken);
        return (exitCode, log.ToString());
    }

    /// <summary>Requires that there is a message at the source's place with all of these regular expressions.</summary>
    public void AssertSaid(string said, params string[] parts)
    {
        string message = said.Split('\n').FirstOrDefault(line => line.StartsWith(Place, StringComparison.Ordinal)) ?? "";
        Assert.All(parts, part => Assert.True(Regex.IsMatch(message, part, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), $"nothing like '{part}' is said at {Place}:\n{said}"));
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _source.DisposeAsync();
    }

    private async Task<FakeFault?> FaultOfAsync(HttpRequestMessage request)
    {
        string body = request.Content is { } content ? await content.ReadAsStringAsync(TestContext.Current.CancellationToken) : "";
        int page = _source.PageOf(request, body);
        var fault = Fault(page);
        After(page);
        if (IsLooping && page == 1)
        {
            _first ??= (request.RequestUri!, body);
        }
        else if (IsLooping && page == 2)
        {
            request.RequestUri = _first!.Value.Address;
            request.Content = request.Content is null ? null : new StringContent(_first.Value.Body);
        }

        return fault;
    }

    private async Task<IReadOnlyDictionary<string, string>> FillAsync()
    {
        var (exitCode, said) = await StartAsync(TimeSpan.FromSeconds(30));
        return exitCode == 0 && Files().Count > 1 ? Snapshot() : throw new InvalidOperationException($"the source does not answer well:\n{said}");
    }

    private Dictionary<string, string> Snapshot() =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(_folder, file), file => Convert.ToBase64String(File.ReadAllBytes(file)), StringComparer.Ordinal);

    private void Restore(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, content) in files)
        {
            string file = Path.Combine(_folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Convert.FromBase64String(content));
        }
    }

    private void Write(string path, string content) => File.WriteAllText(Path.Combine(_folder, path), content);
}
