namespace GitOpsSets.Action.Forges;

/// <summary>One page of a listing.</summary>
/// <typeparam name="T">A row on the wire.</typeparam>
/// <param name="Address">What was asked.</param>
/// <param name="EntityTag">For asking again at no cost; null when the server gave none.</param>
/// <param name="Rows">In order.</param>
/// <param name="Next">The next page; null after the last one.</param>
internal sealed record ForgePage<T>(Uri Address, string? EntityTag, IReadOnlyList<T> Rows, Uri? Next);
