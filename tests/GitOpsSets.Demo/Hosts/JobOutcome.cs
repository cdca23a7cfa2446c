using System.Collections.Immutable;

namespace GitOpsSets.Demo.Hosts;

/// <summary>What a host understood of a job.</summary>
/// <param name="Result">How it shows the end.</param>
/// <param name="Run">What the process left.</param>
/// <param name="Log">What people see: without the commands that were obeyed in silence.</param>
internal sealed record JobOutcome(JobResult Result, ProgramResult Run, string Log)
{
    /// <summary>What later steps can read, under the names of the outputs; null where the host has no such thing.</summary>
    public IReadOnlyDictionary<string, string>? Outputs { get; init; }

    /// <summary>The marks on files, as <c>SEVERITY CODE FILE</c>; null where the host has no such thing.</summary>
    public ImmutableArray<string>? Marks { get; init; }

    /// <summary>The summary that is shown with the job; null where the host has no such thing.</summary>
    public string? Summary { get; init; }

    /// <summary>The names of the commands that the host obeyed.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>The values that the host was told to hide; null where it cannot be told.</summary>
    public ImmutableArray<string>? Hidden { get; init; }
}
