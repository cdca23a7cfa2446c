using GitOpsSets.Testing;

namespace GitOpsSets.Demo;

/// <summary>
/// Everything a run touches, real but small: a bare repository behind a git server on the loopback interface, a checkout of it, and a stand-in
/// for GitHub with the repository acme/shop.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly GitHttpHost _git;
    private readonly string _folder;

    private DemoStage(GitHttpHost git, FakeGitHub gitHub, GitHttpRepository repository, string folder)
    {
        (_git, GitHub, Repository, _folder) = (git, gitHub, repository, folder);
        Shop = gitHub.AddRepository("acme/shop");
        Previews = gitHub.AddRepository("acme/previews");
        Previews.Git = repository;
    }

    /// <summary>The token of the job.</summary>
    public const string Token = "ghs_demonstration0123456789";

    public FakeGitHub GitHub { get; }

    /// <summary>Where the pull requests are.</summary>
    public FakeRepository Shop { get; }

    /// <summary>The repository with the definitions, as GitHub shows it.</summary>
    public FakeRepository Previews { get; }

    /// <summary>Where the definitions are, and the expanded files go.</summary>
    public GitHttpRepository Repository { get; }

    /// <summary>The folder of the user's checkout.</summary>
    public string Checkout => Path.Combine(_folder, "checkout");

    public static async Task<DemoStage> OpenAsync(IEnumerable<(string Path, string? Content)> files, string? executable, CancellationToken cancellationToken)
    {
        var git = await GitHttpHost.StartAsync();
        var gitHub = await FakeGitHub.StartAsync(cancellationToken);
        gitHub.PublicAddress = new Uri("https://github.com/");
        var repository = await git.CreateAsync("acme/previews");
        await repository.CommitAsync("main", [.. files]);
        string folder = Directory.CreateTempSubdirectory("demo-").FullName;
        var stage = new DemoStage(git, gitHub, repository, folder) { Executable = executable };
        await GitClient.RunAsync(folder, "clone", "--quiet", repository.Url, "checkout");
        return stage;
    }

    /// <summary>What stands for the program; null for the one that is built with the demo.</summary>
    public string? Executable { get; init; }

    /// <summary>Runs the program in the checkout, and publishes to the branch it is on.</summary>
    public Task<ProgramResult> RunAsync(CancellationToken cancellationToken, params string[] more) =>
        Host().RunAsync(["run", "--publish", "commit", .. more], cancellationToken);

    /// <summary>Runs the program in the checkout, and proposes to the branch it is on.</summary>
    public Task<ProgramResult> ProposeAsync(CancellationToken cancellationToken, params string[] more) =>
        Host().RunAsync(["run", "--publish", "pull-request", "--token", Token, .. more], cancellationToken);

    /// <summary>The program in the checkout.</summary>
    /// <param name="variables">Variables besides the usual ones.</param>
    public ProgramHost Host(params (string Name, string Value)[] variables) =>
        new(Checkout, GitHub) { Executable = Executable, Repository = Previews.FullName, More = variables };

    /// <summary>The paths of the expanded files on the branch.</summary>
    public async Task<IReadOnlyList<string>> ExpandedAsync() =>
        [.. (await Repository.FilesAsync("main")).Where(path => path.StartsWith("expanded/", StringComparison.Ordinal))];

    /// <summary>What git says of a range of commits.</summary>
    public Task<string> GitAsync(params string[] arguments) => GitClient.RunAsync(Repository.Folder, ["-c", "core.quotePath=false", .. arguments]);

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        await _git.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
