using System.Collections;
using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Every row of a listing.</summary>
/// <typeparam name="T">A row on the wire.</typeparam>
/// <param name="Rows">In the forge's order; a row seen twice counts once.</param>
/// <param name="Validators">Of every page, in order; none where a page has none.</param>
internal sealed record ForgeRows<T>(ImmutableArray<T> Rows, ImmutableArray<PageValidator> Validators) : IEnumerable<T>
{
    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
