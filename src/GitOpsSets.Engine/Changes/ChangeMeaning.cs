namespace GitOpsSets.Engine.Changes;

/// <summary>What Flux makes of a change when it syncs, the gentlest first.</summary>
public enum ChangeMeaning
{
    /// <summary>Nothing but a list of files changes.</summary>
    None,

    /// <summary>The object is applied for the first time.</summary>
    Created,

    /// <summary>The object is patched.</summary>
    Updated,

    /// <summary>The object leaves Git and stays in the cluster: its prune annotation or label says so.</summary>
    Orphaned,

    /// <summary>The object is deleted from the cluster.</summary>
    Pruned,

    /// <summary>The object is deleted and made again: an immutable field changes, and its force annotation or label allows it; or the file holds another object now.</summary>
    Recreated,

    /// <summary>The cluster refuses the change: an immutable field changes.</summary>
    Refused,

    /// <summary>A namespace, and everything in it, or a kind with all its objects is deleted.</summary>
    Cascading,
}
