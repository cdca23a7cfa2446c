namespace GitOpsSets.Action.Git;

/// <summary>What a finished call of git left behind. The error text is redacted.</summary>
internal sealed record GitResult(int ExitCode, string Output, string Error);
