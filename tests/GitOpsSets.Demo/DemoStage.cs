using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Demo;

/// <summary>
/// Everything a run touches, real but small: a bare repository behind a git server on the loopback interface, a checkout of it, a stand-in
/// for GitHub with the repository acme/shop, and one for the forge that changes are published to, which may be the same.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly GitHttpHost _git;
    private readonly string _folder;

    private DemoStage(GitHttpHost git, FakeGitHub gitHub, FakeForgeServer forge, GitHttpRepository repository, string folder)
    {
        (_git, GitHub, Forge, Repository, _folder) = (git, gitHub, forge, repository, folder);
        Shop = gitHub.AddRepository("acme/shop");
    }

    /// <summary>The token of the job.</summary>
    public const string Token = "ghs_demonstration0123456789";

    public FakeGitHub GitHub { get; }

    /// <summary>The forge that changes are published to.</summary>
    public FakeForgeServer Forge { get; }

    /// <summary>Where the pull requests are.</summary>
    public FakeRepository Shop { get; }

    /// <summary>The repository with the definitions, as the forge shows it.</summary>
    public required FakeRepository Previews { get; init; }

    /// <summary>Which kind of forge that is.</summary>
    public required DemoForge Kind { get; init; }

    /// <summary>Where the definitions are, and the expanded files go.</summary>
    public GitHttpRepository Repository { get; }

    /// <summary>Every request of git's so far.</summary>
    public IReadOnlyCollection<GitExchange> Exchanges => _git.Exchanges;

    /// <summary>Stands before git: see <see cref="GitHttpHost.Intercept"/>.</summary>
    public Func<HttpContext, Func<Task>, Task>? BeforeGit
    {
        set => _git.Intercept = value;
    }

    /// <summary>The folder of the user's checkout.</summary>
    public string Checkout => Path.Combine(_folder, "checkout");

    public static async Task<DemoStage> OpenAsync(
        IEnumerable<(string Path, string? Content)> files, string? executable, CancellationToken cancellationToken, DemoForge? kind = null)
    {
        kind ??= DemoForge.GitHub;
        bool isGitHub = kind == DemoForge.GitHub;
        var git = await GitHttpHost.StartAsync();
        var gitHub = await FakeGitHub.StartAsync(cancellationToken);
        var forge = isGitHub ? gitHub : await kind.StartAsync(cancellationToken);
        gitHub.PublicAddress = isGitHub ? new Uri("https://github.com/") : null;
        forge.Token = isGitHub ? null : Token;
        git.Show(forge);
        var repository = await git.CreateAsync(kind.GitPath);
        await repository.CommitAsync("main", [.. isGitHub ? files : Elsewhere(files, gitHub.Server)]);
        string folder = Directory.CreateTempSubdirectory("demo-").FullName;
        var stage = new DemoStage(git, gitHub, forge, repository, folder) { Executable = executable, Kind = kind, Previews = forge.AddRepository(kind.Repository) };
        stage.Previews.Git = repository;
        await GitClient.RunAsync(folder, "clone", "--quiet", repository.Url, "checkout");
        return stage;
    }

    // On another forge the stand-in for GitHub is one more server, which definitions name; a GitOpsSet would name it by https alone.
    private static IEnumerable<(string Path, string? Content)> Elsewhere(IEnumerable<(string Path, string? Content)> files, Uri gitHub) => files
        .Where(static file => file.Content?.Contains("driver: github", StringComparison.Ordinal) != true)
        .Select(file => (file.Path, file.Content?.Replace("https://github.com", gitHub.ToString().TrimEnd('/'), StringComparison.Ordinal)));

    /// <summary>What stands for the program; null for the one that is built with the demo.</summary>
    public string? Executable { get; set; }

    /// <summary>Runs the program in the checkout, and publishes to the branch it is on.</summary>
    public Task<ProgramResult> RunAsync(CancellationToken cancellationToken, params string[] more) =>
        Host().RunAsync(["run", "--publish", "commit", .. Kind == DemoForge.GitHub ? [] : Kind.Arguments, .. more], cancellationToken);

    /// <summary>Runs the program in the checkout, and proposes to the branch it is on.</summary>
    public Task<ProgramResult> ProposeAsync(CancellationToken cancellationToken, params string[] more) =>
        Host().RunAsync(["run", "--publish", "pull-request", .. Kind.Arguments, .. more], cancellationToken);

    /// <summary>The program in the checkout.</summary>
    /// <param name="variables">Variables besides the usual ones.</param>
    public ProgramHost Host(params (string Name, string Value)[] variables) =>
        new(Checkout, Forge as FakeGitHub) { Executable = Executable, Repository = Previews.FullName, More = [.. Kind.Variables(Forge, Repository.Url), .. variables] };

    /// <summary>The paths of the expanded files on the branch.</summary>
    public async Task<IReadOnlyList<string>> ExpandedAsync() =>
        [.. (await Repository.FilesAsync("main")).Where(path => path.StartsWith("expanded/", StringComparison.Ordinal))];

    /// <summary>What git says of a range of commits.</summary>
    public Task<string> GitAsync(params string[] arguments) => GitClient.RunAsync(Repository.Folder, ["-c", "core.quotePath=false", .. arguments]);

    public async ValueTask DisposeAsync()
    {
        await Forge.DisposeAsync();
        await GitHub.DisposeAsync();
        await _git.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
