using System.Collections.Immutable;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>Takes down what a rule dropped. There is none where nobody asks, so that a run pays nothing for it.</summary>
public sealed class DropLog
{
    private readonly ImmutableArray<DroppedItem>.Builder _items = ImmutableArray.CreateBuilder<DroppedItem>();

    /// <summary>What was dropped so far, in order.</summary>
    public ImmutableArray<DroppedItem> Items => _items.ToImmutable();

    /// <summary>Takes an item down.</summary>
    public void Add(ItemName item, DropRule rule) => _items.Add(new DroppedItem(item, rule));

    /// <summary>Takes an item down that stays as it was exported before.</summary>
    public void Hold(ItemName item, DropRule rule) => _items.Add(new DroppedItem(item, rule) { IsHeld = true });
}
