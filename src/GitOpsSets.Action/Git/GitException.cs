using System.Globalization;

namespace GitOpsSets.Action.Git;

/// <summary>Git, or the repository it talked to, failed. Message and members hold no secret and no control character.</summary>
internal sealed class GitException : Exception
{
    public GitException(GitFailure failure, string operation, string reason, string? remote = null, int? exitCode = null, string? advice = null)
        : base(Describe(operation, reason, remote, exitCode, advice))
    {
        Description = Describe(operation, reason, remote, exitCode, advice: null);
        Failure = failure;
        Operation = operation;
        Reason = reason;
        Remote = remote;
        ExitCode = exitCode;
        Advice = advice;
    }

    /// <summary>The message without the advice.</summary>
    public string Description { get; }

    public GitFailure Failure { get; }

    /// <summary>What was tried, as it follows "git could not".</summary>
    public string Operation { get; }

    /// <summary>What git or the server said.</summary>
    public string Reason { get; }

    /// <summary>The remote without user name and password; null for a local operation.</summary>
    public string? Remote { get; }

    public int? ExitCode { get; }

    /// <summary>What the user can try; null when we know nothing better than the reason.</summary>
    public string? Advice { get; }

    private static string Describe(string operation, string reason, string? remote, int? exitCode, string? advice)
    {
        var place = remote is null ? "" : $" at {remote}";
        var code = exitCode is { } known ? string.Create(CultureInfo.InvariantCulture, $" (exit code {known})") : "";
        var hint = advice is null ? "" : $"\n{advice}";
        return $"git could not {operation}{place}{code}: {reason}{hint}";
    }
}
