using System.Collections;
using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

/// <summary>A git host, and git as the product runs it.</summary>
internal sealed class GitRoom : IAsyncDisposable
{
    private GitRoom(GitHttpHost host) => Host = host;

    public GitHttpHost Host { get; }

    /// <summary>The arguments of every call of git so far.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public static async Task<GitRoom> OpenAsync(X509Certificate2? certificate = null) => new(await GitHttpHost.StartAsync(certificate));

    /// <summary>The environment of this process and more.</summary>
    public static Dictionary<string, string> Variables(params (string Name, string Value)[] more)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }

        return variables;
    }

    public GitCommand Git(TimeSpan? timeout = null, params (string Name, string Value)[] variables) =>
        new(new GitEnvironment(Variables(variables)), timeout ?? TimeSpan.FromMinutes(1), TimeProvider.System, Calls.Enqueue);

    public CommitPublisher Publisher(GitCommand? git = null, double jitter = 0.01) =>
        new(git ?? Git(), TimeProvider.System, new Backoff(TimeProvider.System, () => jitter), PushedLanding.Unsigned);

    public ProposalPublisher Proposer(GitCommand? git = null) =>
        new(git ?? Git(), TimeProvider.System, new Backoff(TimeProvider.System, static () => 0.01), PushedLanding.Unsigned);

    public static GitTarget Target(GitHttpRepository repository, string branch = "main", GitCredentials? credentials = null, string? baseBranch = null) =>
        new() { Remote = GitRemote.Parse(repository.Url, credentials), Branch = branch, BaseBranch = baseBranch };

    /// <summary>A proposal that does not look at the tip.</summary>
    public static Func<CommitTip, CancellationToken, Task<CommitProposal>> Propose(params (string Path, string? Content)[] files) =>
        (_, _) => Task.FromResult(Proposal(files));

    public static CommitProposal Proposal(params (string Path, string? Content)[] files) => new()
    {
        Changes = [.. files.Select(file => file.Content is { } content ? TreeChange.Write(file.Path, Encoding.UTF8.GetBytes(content)) : TreeChange.Delete(file.Path))],
        Message = "Expand",
    };

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
