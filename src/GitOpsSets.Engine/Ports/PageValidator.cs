namespace GitOpsSets.Engine.Ports;

/// <summary>What a forge can be asked by, later and at no cost, whether a page of a listing is still the same (RFC 9110 §8.8).</summary>
/// <param name="Page">Path and query below the forge's origin.</param>
/// <param name="EntityTag">As the forge gave it.</param>
/// <param name="IsFull">Whether it had as many rows as were asked for: then more may follow it.</param>
public sealed record PageValidator(string Page, string EntityTag, bool IsFull);
