using System.Diagnostics;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>The git executable. Every process of git in this program is started here.</summary>
internal sealed class GitCommand
{
    private const int MaxOutputBytes = 16 * 1024 * 1024;
    private readonly GitEnvironment _environment;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _timeout;
    private readonly Action<string> _trace;
    private readonly Lazy<string> _executable;

    /// <summary>Prepares calls; nothing is started yet.</summary>
    /// <param name="environment">What git processes inherit.</param>
    /// <param name="timeout">Wall-clock limit of one call.</param>
    /// <param name="timeProvider">Measures that limit.</param>
    /// <param name="trace">Told the arguments of every call, which hold no secret.</param>
    public GitCommand(GitEnvironment environment, TimeSpan timeout, TimeProvider timeProvider, Action<string> trace)
    {
        _environment = environment;
        _timeout = timeout;
        _timeProvider = timeProvider;
        _trace = trace;
        _executable = new Lazy<string>(() => Find(environment.SearchPath));
    }

    /// <summary>Where programs are found.</summary>
    public string SearchPath => _environment.SearchPath;

    /// <summary>Runs git to its end.</summary>
    /// <exception cref="GitException">It could not be started, took too long, or ended with a code that is no answer.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; git and its children are gone.</exception>
    public async Task<GitResult> RunAsync(GitInvocation invocation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = new CancellationTokenSource(_timeout, _timeProvider);
        await using var cancelling = cancellationToken.Register(() => StopAfter(stop, invocation.Grace));
        using var process = Start(invocation, stop.Token);
        await using var killing = stop.Token.Register(process.Kill);
        var output = new MemoryStream();
        try
        {
            var reading = invocation.Output ?? ((stream, token) => CopyAsync(stream, output, invocation, token));
            await Task.WhenAll(
                StoppingAsync(FeedAsync(process, invocation, stop.Token), stop),
                StoppingAsync(reading(process.Output, stop.Token), stop));
            var exitCode = await process.ExitAsync(stop.Token);
            if (invocation.Answers.Contains(exitCode))
            {
                return new GitResult(exitCode, Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length), Clean(invocation, process.Error));
            }

            ThrowIfStopped(invocation, stop, cancellationToken);
            throw GitDiagnosis.Exception(invocation, exitCode, Clean(invocation, process.Error));
        }
        catch (OperationCanceledException)
        {
            ThrowIfStopped(invocation, stop, cancellationToken);
            throw;
        }
    }

    /// <summary>Starts git for a conversation; the caller disposes it, which ends it.</summary>
    public GitProcess Start(GitInvocation invocation, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_executable.Value)
        {
            WorkingDirectory = invocation.Directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in invocation.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _environment.Apply(invocation, start.Environment);
        _trace($"git {string.Join(' ', invocation.Arguments)}");
        return new GitProcess(start, cancellationToken);
    }

    /// <summary>Text of git with the secrets of this call masked.</summary>
    public static string Clean(GitInvocation invocation, string text) =>
        new Redaction([.. invocation.Secrets, .. invocation.Remote?.Secrets ?? []]).Clean(text);

    private static void StopAfter(CancellationTokenSource stop, TimeSpan grace)
    {
        if (grace > TimeSpan.Zero)
        {
            stop.CancelAfter(grace);
        }
        else
        {
            stop.Cancel();
        }
    }

    private static async Task FeedAsync(GitProcess process, GitInvocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            if (invocation.Input is { } write)
            {
                await write(process.Input, cancellationToken);
            }

            process.Input.Close();
        }
        catch (IOException)
        {
            // Git ended without reading everything; its exit code and its words say why.
        }
    }

    private static async Task CopyAsync(Stream source, MemoryStream target, GitInvocation invocation, CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        while (await source.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (target.Length + count > MaxOutputBytes)
            {
                throw new GitException(GitFailure.TooLarge, invocation.Operation, "its answer is longer than 16 MiB", invocation.Remote?.Location);
            }

            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    // A reader that fails must stop git, or git waits for ever for somebody to read.
    private static async Task StoppingAsync(Task task, CancellationTokenSource stop)
    {
        try
        {
            await task;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private void ThrowIfStopped(GitInvocation invocation, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (stop.IsCancellationRequested)
        {
            var limit = FormattableString.Invariant($"it was stopped after {_timeout.TotalSeconds:0.#} seconds");
            throw new GitException(GitFailure.TimedOut, invocation.Operation, limit, invocation.Remote?.Location, advice: "The server or the disk is too slow: try again later.");
        }
    }

    // The absolute path, found once: a relative entry of PATH could lead into the repository.
    private static string Find(string searchPath) =>
        searchPath.Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, "git"))
            .FirstOrDefault(File.Exists)
        ?? throw new GitException(GitFailure.NotInstalled, "start", "there is no git on PATH", advice: "Install git 2.39 or later.");
}
