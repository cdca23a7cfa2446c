using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>The servers that all cells of a class share.</summary>
public sealed class FaultyNetwork : IAsyncLifetime
{
    private GitHttpHost? _git;

    /// <summary>The wire to every service that is asked over HTTP by the program itself.</summary>
    internal FakeWire Line { get; private set; } = null!;

    /// <summary>A git server with the repository <c>fleet</c>.</summary>
    internal async Task<GitHttpHost> GitAsync()
    {
        if (_git is null)
        {
            _git = await GitHttpHost.StartAsync();
            var fleet = await _git.CreateAsync("fleet");
            await fleet.CommitAsync("main", ("clusters/eu.yaml", "name: eu\n"), ("clusters/us.yaml", "name: us\n"));
        }

        return _git;
    }

    public async ValueTask InitializeAsync() => Line = await FakeWire.StartAsync(FaultyRun.Now, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync();
        if (_git is not null)
        {
            await _git.DisposeAsync();
        }
    }
}
