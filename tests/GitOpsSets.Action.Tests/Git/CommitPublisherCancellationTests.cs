using System.Diagnostics;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class CommitPublisherCancellationTests : IAsyncLifetime
{
    private GitRoom _room = null!;
    private GitHttpRepository _repository = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await GitRoom.OpenAsync();
        _repository = await _room.Host.CreateAsync("r");
        await _repository.CommitAsync("main", ("a.yaml", "1\n"));
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Cancelling_ends_every_process_at_once()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reached = new TaskCompletionSource();
        _room.Host.Intercept = async (context, _) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var publishing = _room.Publisher().PublishAsync(GitRoom.Target(_repository), GitRoom.Propose(("b.yaml", "1\n")), cancellation.Token);
        await reached.Task;
        Assert.NotEmpty(ProcessesNaming(_repository.Url));
        var watch = Stopwatch.StartNew();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);

        Assert.True(await GoneWithinAsync(TimeSpan.FromSeconds(4), watch));
    }

    [Fact]
    public async Task A_push_under_way_may_finish_when_the_run_is_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _room.Host.Intercept = async (context, next) =>
        {
            if (context.Request.Path.Value!.EndsWith("git-receive-pack", StringComparison.Ordinal))
            {
                await cancellation.CancelAsync();
            }

            await next();
        };

        var published = await _room.Publisher().PublishAsync(GitRoom.Target(_repository), GitRoom.Propose(("b.yaml", "1\n")), cancellation.Token);

        Assert.Equal(published?.Commit, await _repository.TipAsync("main"));
    }

    // A killed process is gone only when its parent or the system has taken note of its end.
    private async Task<bool> GoneWithinAsync(TimeSpan limit, Stopwatch watch)
    {
        while (ProcessesNaming(_repository.Url).Count > 0 && watch.Elapsed < limit)
        {
            await Task.Delay(20, Token);
        }

        return watch.Elapsed < limit;
    }

    private static List<string> ProcessesNaming(string text) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(path => Path.GetFileName(path).All(char.IsAsciiDigit)).Select(CommandLine)
            .Where(line => line.Contains(text, StringComparison.Ordinal)),
    ];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
