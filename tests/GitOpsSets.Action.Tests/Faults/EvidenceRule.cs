namespace GitOpsSets.Action.Tests.Faults;

/// <summary>What an empty answer needs before files go.</summary>
internal enum EvidenceRule
{
    /// <summary>It gives no list.</summary>
    None,

    /// <summary>Each item is asked for by itself.</summary>
    EachItem,

    /// <summary>Its items have no address of their own: losing them all is refused until the user allows it.</summary>
    Amount,

    /// <summary>An empty list is never an answer.</summary>
    Refused,
}
