namespace GitOpsSets.Engine.Definitions;

/// <summary>How the input sets of a ResourceSet's providers are combined.</summary>
/// <param name="Name">As written: <c>Flatten</c>, <c>Permute</c> or something unknown.</param>
/// <param name="IncludeEmptyProviders">Whether a provider without input sets empties the product.</param>
public sealed record InputStrategy(string Name, bool IncludeEmptyProviders)
{
    /// <summary>What a set without strategy has.</summary>
    public static InputStrategy Flatten { get; } = new("Flatten", false);
}
