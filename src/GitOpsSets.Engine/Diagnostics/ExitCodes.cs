namespace GitOpsSets.Engine.Diagnostics;

/// <summary>Which of several exit codes a run ends with.</summary>
public static class ExitCodes
{
    // From the mildest to the worst: what a person must look at first comes last.
    private static readonly ExitCode[] Order =
    [
        ExitCode.Done, ExitCode.Differences, ExitCode.Quarantined, ExitCode.SourceUnavailable, ExitCode.DeletionRefused, ExitCode.Limit,
        ExitCode.Policy, ExitCode.Definition, ExitCode.PublishFailed, ExitCode.Bug, ExitCode.Interrupted, ExitCode.Terminated,
    ];

    /// <summary>The worse of two.</summary>
    public static ExitCode Worse(ExitCode left, ExitCode right) => Array.IndexOf(Order, left) >= Array.IndexOf(Order, right) ? left : right;
}
