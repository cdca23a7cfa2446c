using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a repository in a temporary folder, with a stand-in for GitHub that has the repository acme/shop.</summary>
public abstract class GitHubRun : IAsyncLifetime
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("run-").FullName;

    private protected FakeGitHub GitHub { get; private set; } = null!;

    private protected FakeRepository Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        GitHub = await FakeGitHub.StartAsync(Token);
        Shop = GitHub.AddRepository("acme/shop");
        await GitClient.RunAsync(Folder, "init", "--quiet", "--initial-branch=main");
        await PrepareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What is there before each test.</summary>
    private protected virtual Task PrepareAsync() => Task.CompletedTask;

    private protected Task<ProgramResult> RunAsync(params string[] more) => StartAsync(["run", "--publish", "files", .. more]);

    private protected Task<ProgramResult> StartAsync(params string[] arguments) => new ProgramHost(Folder, GitHub).RunAsync(arguments, Token);

    private protected void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text);

    private protected string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));
}
