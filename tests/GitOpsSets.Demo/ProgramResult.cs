namespace GitOpsSets.Demo;

/// <summary>What a run of the whole program left behind.</summary>
/// <param name="ExitCode">As a shell would see it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error);
