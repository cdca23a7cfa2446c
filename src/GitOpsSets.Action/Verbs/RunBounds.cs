using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Action.Verbs;

/// <summary>
/// Ends a verb that takes longer, or more memory, than it may. Nothing is published but by one atomic step at the very end, so that what was published
/// before is whole, and what was not stays as it was.
/// </summary>
internal static class RunBounds
{
    /// <summary>Does the work.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="clock">By which that is measured.</param>
    /// <param name="work">What is done.</param>
    /// <param name="say">Reports the end of a work that asked for too much, and gives its exit code.</param>
    /// <param name="cancellationToken">Ends the run; that is no matter of bounds.</param>
    public static async Task<ExitCode> WithinAsync(TimeSpan timeout, TimeProvider clock, Func<CancellationToken, Task<ExitCode>> work, Func<Diagnostic, ExitCode> say, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            string time = new GoDuration(timeout.Ticks * TimeSpan.NanosecondsPerTick).ToString();
            return say(new Diagnostic(DiagnosticCodes.TimeIsUp, Severity.Error, $"the run took longer than {time} and was ended: what was not published by then is not", null)
            {
                Suggestion = "raise 'timeout', at most 6h, or share the sets over several runs with 'shard'",
            });
        }
        catch (OutOfMemoryException)
        {
            return say(new Diagnostic(DiagnosticCodes.OutOfMemory, Severity.Error, "the run needs more memory than it may have and was ended: nothing more is published", null)
            {
                Suggestion = "raise the variable DOTNET_GCHeapHardLimit, in bytes as hexadecimal digits such as 80000000, or share the sets over several runs with 'shard'",
            });
        }
    }
}
