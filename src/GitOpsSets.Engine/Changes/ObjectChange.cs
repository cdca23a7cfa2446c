using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>What a changed file means for the object in it.</summary>
/// <param name="Path">Below the output root.</param>
/// <param name="Object">Such as <c>Deployment apps/web</c>; empty where the file was not read.</param>
/// <param name="Meaning">What Flux makes of it.</param>
/// <param name="Detail">For people, such as the immutable fields that change; may be empty.</param>
public sealed record ObjectChange(RelativePath Path, string Object, ChangeMeaning Meaning, string Detail)
{
    /// <summary>Whether somebody should look at it before it is synced.</summary>
    public bool NeedsAttention => Meaning >= ChangeMeaning.Recreated;
}
