namespace GitOpsSets.Action.Ci;

/// <summary>What every reporter of a host is made with.</summary>
internal sealed record ReporterSettings
{
    /// <summary>The host, for people.</summary>
    public required string Host { get; init; }

    /// <summary>Where lines go: standard error, for standard output belongs to what a verb prints.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>Writes plain lines there.</summary>
    public required IRunReporter Plain { get; init; }

    /// <summary>The time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where the repository's folder lies in what is checked out: empty, or ends in a slash.</summary>
    public string RepositoryPrefix { get; init; } = "";

    /// <summary>Whether every step is wanted.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Yields 128 random bits in hexadecimal.</summary>
    public required Func<string> NextToken { get; init; }
}
