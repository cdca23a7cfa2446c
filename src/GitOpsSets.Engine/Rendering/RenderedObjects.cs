namespace GitOpsSets.Engine.Rendering;

/// <summary>What one execution of a template gave.</summary>
/// <typeparam name="T">The objects.</typeparam>
/// <param name="Objects">As they were read.</param>
/// <param name="AreNamedByOthers">Whether outsiders' text is part of the name of one of them.</param>
internal sealed record RenderedObjects<T>(T Objects, bool AreNamedByOthers);
