namespace GitOpsSets.Engine.Diagnostics;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Probably not what was meant; the run goes on.</summary>
    Warning,

    /// <summary>The set it concerns is not delivered; its files stay as they are.</summary>
    Error,
}
