namespace GitOpsSets.Templating.Values;

/// <summary>Where a piece of text came from.</summary>
/// <param name="Trust">Who can write it; never <see cref="TrustLevel.Repository"/>.</param>
/// <param name="Field">What the template's author calls it, such as <c>Element.Branch</c>.</param>
public sealed record Provenance(TrustLevel Trust, string Field)
{
    /// <summary>Whether it went through a function that makes plain names of any text, such as <c>slugify</c>. What others did to it since is not known.</summary>
    public bool IsName { get; init; }
}
