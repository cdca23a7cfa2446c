using System.Text;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>
/// A forge as a job meets it, at one address of the loopback interface: its API, real git over smart HTTP, a repository with the definitions (fleet), and
/// one whose pull requests ask for environments (shop).
/// </summary>
internal sealed class ForgeSite : IAsyncDisposable
{
    private readonly GitHttpHost _git;
    private readonly bool _isPublic;

    private ForgeSite(ForgeKind kind, FakeForgeServer forge, GitHttpHost git, GitHttpRepository repository, bool isPublic)
    {
        (Kind, Forge, _git, Repository, _isPublic) = (kind, forge, git, repository, isPublic);
        Fleet = forge.AddRepository($"{kind.Owner}/fleet");
        Fleet.Git = repository;
        Shop = forge.AddRepository($"{kind.Owner}/shop");
    }

    public ForgeKind Kind { get; }

    public FakeForgeServer Forge { get; }

    /// <summary>The git repository behind <see cref="Fleet"/>.</summary>
    public GitHttpRepository Repository { get; }

    public FakeRepository Fleet { get; }

    public FakeRepository Shop { get; }

    /// <summary>Where jobs believe it to be; without a slash at its end.</summary>
    public string Address => _isPublic ? Kind.Public : Gateway.ToString().TrimEnd('/');

    /// <summary>Where it is.</summary>
    public Uri Gateway => _git.Address;

    /// <summary>The root of the API, as the CI of the forge tells it.</summary>
    public string Api => _isPublic && Kind == ForgeKind.GitHub ? "https://api.github.com" : Kind.ApiFolder.Length == 0 ? Address : $"{Address}/{Kind.ApiFolder}";

    /// <summary>The address that a checkout of <see cref="Fleet"/> has as its origin.</summary>
    public string Origin => _isPublic ? $"{Kind.Public}/{Kind.GitFolder}/fleet{(Kind == ForgeKind.AzureDevOps ? "" : ".git")}" : Repository.Url;

    /// <summary>Where people find the repository whose pull requests count.</summary>
    public string ShopAddress => $"{Address}/{Kind.GitFolder}/shop";

    /// <summary>How many pushes there were.</summary>
    public int Pushes => _git.Exchanges.Count(static exchange => exchange.Method == "POST" && exchange.Target.EndsWith("/git-receive-pack", StringComparison.Ordinal));

    /// <summary>How many requests to its API wrote something.</summary>
    public int Writes => Forge.Requests.Count(static request => request.Method != "GET");

    /// <summary>Requests that came with something else than its own token, and pushes that came without one.</summary>
    public IEnumerable<string> Strangers => _git.Exchanges
        .Where(exchange => exchange.Authorization.Any(header => !Carries(header)) || (exchange.Authorization.Count != 1 && exchange.Method == "POST" && exchange.Target.EndsWith("/git-receive-pack", StringComparison.Ordinal)))
        .Select(static exchange => $"{exchange.Method} {exchange.Target}");

    /// <summary>Opens it.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="files">What is on the branch main.</param>
    /// <param name="isPublic">Whether it stands for the service that everybody knows, which jobs reach through a <see cref="PublicNetwork"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ForgeSite> OpenAsync(ForgeKind kind, IEnumerable<(string Path, string? Content)> files, bool isPublic, CancellationToken cancellationToken)
    {
        var git = await GitHttpHost.StartAsync();
        var forge = await kind.StartAsync(cancellationToken);
        (forge.Token, forge.PublicAddress) = (kind.Token, isPublic ? new Uri($"{kind.Public}/") : git.Address);
        git.Show(forge);
        var repository = await git.CreateAsync($"{kind.GitFolder}/fleet");
        await repository.CommitAsync("main", [("README.md", "The fleet.\n"), .. files]);
        return new ForgeSite(kind, forge, git, repository, isPublic);
    }

    public async ValueTask DisposeAsync()
    {
        await Forge.DisposeAsync();
        await _git.DisposeAsync();
    }

    private bool Carries(string header)
    {
        string value = header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        bool isBasic = header.StartsWith("basic ", StringComparison.OrdinalIgnoreCase);
        return (isBasic ? Encoding.UTF8.GetString(Convert.FromBase64String(value)).Split(':', 2)[^1] : value) == Kind.Token;
    }
}
