namespace GitOpsSets.Action.Inputs;

/// <summary>How much a run says.</summary>
internal enum LogLevel
{
    /// <summary>Findings only.</summary>
    Quiet,

    /// <summary>And what was decided.</summary>
    Info,

    /// <summary>And every step.</summary>
    Debug,
}
