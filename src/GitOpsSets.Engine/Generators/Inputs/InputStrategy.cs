namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>A ResourceSet's <c>inputStrategy</c>, as written.</summary>
/// <param name="Name"><c>Flatten</c>, <c>Permute</c>, or empty for <c>Flatten</c>; anything else is an error.</param>
/// <param name="IncludesEmptyProviders">Whether, under <c>Permute</c>, a provider without inputs leaves no permutation at all instead of being skipped.</param>
internal sealed record InputStrategy(string Name, bool IncludesEmptyProviders)
{
    /// <summary>What counts when a set names no strategy.</summary>
    public static InputStrategy Default { get; } = new("", false);
}
