namespace GitOpsSets.Engine.Diagnostics;

/// <summary>How a run ended; the numbers are part of the product's contract. Of several, the worst wins.</summary>
public enum ExitCode
{
    /// <summary>Everything was done, nothing to do included.</summary>
    Done = 0,

    /// <summary>A bug of ours.</summary>
    Bug = 1,

    /// <summary>A definition, template, configuration or input is wrong.</summary>
    Definition = 2,

    /// <summary>A source was unavailable; its sets keep their files.</summary>
    SourceUnavailable = 3,

    /// <summary>Output was refused by the secret or path policy.</summary>
    Policy = 4,

    /// <summary>A limit was reached.</summary>
    Limit = 5,

    /// <summary>Too much would have been deleted.</summary>
    DeletionRefused = 6,

    /// <summary>Publishing failed.</summary>
    PublishFailed = 7,

    /// <summary>Delivered, but some elements were quarantined.</summary>
    Quarantined = 8,

    /// <summary>Differences were found, by a verb that was asked to say so.</summary>
    Differences = 9,

    /// <summary>Cancelled by SIGINT.</summary>
    Interrupted = 130,

    /// <summary>Cancelled by SIGTERM.</summary>
    Terminated = 143,
}
