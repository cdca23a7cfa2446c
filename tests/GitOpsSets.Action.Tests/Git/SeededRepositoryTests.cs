using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

/// <summary>Tests that begin with a served repository of one commit: <c>a.yaml</c> on <c>main</c>.</summary>
public abstract class SeededRepositoryTests : IAsyncLifetime
{
    private GitRoom _room = null!;
    private GitHttpRepository _repository = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected GitRoom Room => _room;

    private protected GitHttpRepository Repository => _repository;

    public async ValueTask InitializeAsync()
    {
        _room = await GitRoom.OpenAsync();
        _repository = await _room.Host.CreateAsync("r");
        await _repository.CommitAsync("main", ("a.yaml", "1\n"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _room.DisposeAsync();
    }
}
