using System.Diagnostics;

namespace GitOpsSets.Action.Tests.Git;

public sealed class CommitPublisherCancellationTests : SeededRepositoryTests
{
    [Fact]
    public async Task Cancelling_ends_every_process_at_once()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reached = new TaskCompletionSource();
        Room.Host.Intercept = async (context, _) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var publishing = Room.Publisher().PublishAsync(GitRoom.Target(Repository), GitRoom.Propose(("b.yaml", "1\n")), cancellation.Token);
        await reached.Task;
        Assert.NotEmpty(ProcessesNaming(Repository.Url));
        var watch = Stopwatch.StartNew();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);

        Assert.True(await GoneWithinAsync(TimeSpan.FromSeconds(4), watch));
    }

    [Fact]
    public async Task A_push_under_way_may_finish_when_the_run_is_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Room.Host.Intercept = async (context, next) =>
        {
            if (context.Request.Path.Value!.EndsWith("git-receive-pack", StringComparison.Ordinal))
            {
                await cancellation.CancelAsync();
            }

            await next();
        };

        var published = await Room.Publisher().PublishAsync(GitRoom.Target(Repository), GitRoom.Propose(("b.yaml", "1\n")), cancellation.Token);

        Assert.Equal(published?.Commit, await Repository.TipAsync("main"));
    }

    // A killed process is gone only when its parent or the system has taken note of its end.
    private async Task<bool> GoneWithinAsync(TimeSpan limit, Stopwatch watch)
    {
        while (ProcessesNaming(Repository.Url).Count > 0 && watch.Elapsed < limit)
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
