namespace GitOpsSets.Fuzz;

/// <summary>What one input may take. Memory is bounded by the project's runtime options.</summary>
internal static class FuzzLimits
{
    /// <summary>Processor time, so that a busy machine finds nothing that is not there.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The stack of the thread that reads it, in bytes: that of a thread on the smallest images.</summary>
    public const int Stack = 1536 * 1024;
}
