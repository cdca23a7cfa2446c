namespace GitOpsSets.Engine.Layout;

/// <summary>What a run may do to the files of a set (annotation <c>gitopssets.action/policy</c>).</summary>
public enum SyncPolicy
{
    /// <summary>Add, update and delete.</summary>
    Sync,

    /// <summary>Add and update; delete nothing.</summary>
    CreateUpdate,

    /// <summary>Add only.</summary>
    CreateOnly,
}
