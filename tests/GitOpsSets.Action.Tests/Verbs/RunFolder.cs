using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>A repository in a temporary folder, and the whole program on it, with nobody behind github.com.</summary>
internal sealed class RunFolder : IDisposable
{
    public const string Lock = "expanded/.gitopssets/sources.lock.json";

    private readonly string _path = Directory.CreateTempSubdirectory("run-").FullName;

    /// <summary>Variables of the job besides.</summary>
    public IReadOnlyList<(string Name, string Value)> Variables { get; set; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RunFolder> CreateAsync(params (string Path, string Content)[] files)
    {
        var folder = new RunFolder();
        await GitClient.RunAsync(folder._path, "init", "--quiet", "--initial-branch=main");
        foreach (var (path, content) in files)
        {
            folder.Write(path, content);
        }

        return folder;
    }

    public void Write(string path, string content) => File.WriteAllText(Path.Combine(_path, path), content);

    public void Delete(string path) => File.Delete(Path.Combine(_path, path));

    /// <summary>Runs <c>run --publish files</c>, servers on this machine being allowed.</summary>
    public Task<ProgramResult> RunAsync(params string[] more) => StartAsync("run --publish files", more);

    public Task<ProgramResult> StartAsync(string arguments, params string[] more) => StartStrictAsync(arguments, ["--private-hosts", "127.0.0.1", .. more]);

    public Task<ProgramResult> StartStrictAsync(string arguments, params string[] more) => new ProgramHost(_path, null) { More = Variables }.RunAsync([.. arguments.Split(' '), .. more], Token);

    /// <summary>Every expanded file, the tool's own included.</summary>
    public SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(Path.Combine(_path, "expanded"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(_path, file), File.ReadAllText, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The part of an output that does not say what it rests on, which a locked run says otherwise.</summary>
    public static string WithoutSources(string output) => output.Split("\nsources:", 2)[0];

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
