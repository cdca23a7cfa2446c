namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>One entry of the source lock.</summary>
/// <param name="Answer">What the source last answered.</param>
/// <param name="AsOf">When it first answered so; whole seconds, UTC.</param>
public sealed record LockedSource(SourceAnswer Answer, DateTimeOffset AsOf);
