using System.ComponentModel;
using System.Diagnostics;

namespace GitOpsSets.Action.Git;

/// <summary>A started git and the processes it started; none of them outlives it.</summary>
internal sealed class GitProcess : IDisposable
{
    private const int MaxErrorCharacters = 64 * 1024;
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly BoundedText _error = new(MaxErrorCharacters);
    private readonly Task _errors;

    public GitProcess(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        _process = Process.Start(start) ?? throw new UnreachableException();
        _errors = _error.FillAsync(_process.StandardError, cancellationToken);
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it said on standard error so far: raw.</summary>
    public string Error => _error.ToString();

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _errors;
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends git and everything below it, now.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }

        _process.WaitForExit(KillTimeout);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
