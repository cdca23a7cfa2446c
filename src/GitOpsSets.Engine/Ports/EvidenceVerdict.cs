namespace GitOpsSets.Engine.Ports;

/// <summary>What became of an item that a source no longer lists.</summary>
public enum EvidenceVerdict
{
    /// <summary>It is closed, or a filter explains why it is not listed: its files may go.</summary>
    Gone,

    /// <summary>It is still there and would match: the listing missed it, and its files stay.</summary>
    StillThere,

    /// <summary>Nobody could tell: its files stay.</summary>
    Unknown,
}
