namespace GitOpsSets.Action.Forges;

/// <summary>Which failures of a request are worth another try.</summary>
internal enum ForgeRepeats
{
    /// <summary>All that may pass: for reading.</summary>
    Everything,

    /// <summary>Those that a gateway reports, or where no answer came: for writing what may be written twice.</summary>
    Repeatable,

    /// <summary>Those where the server certainly did nothing: for making something new.</summary>
    Refused,
}
