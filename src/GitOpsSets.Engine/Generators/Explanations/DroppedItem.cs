namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>Something that a source listed and that did not become an element as it is.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Rule">What kept it.</param>
public sealed record DroppedItem(ItemName Item, DropRule Rule)
{
    /// <summary>Whether it is an element all the same, with the values that were exported before.</summary>
    public bool IsHeld { get; init; }
}
