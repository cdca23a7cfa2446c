namespace GitOpsSets.Engine.Layout;

/// <summary>What the layout needs to know beyond the objects.</summary>
/// <param name="RefusesSecrets">Whether plaintext Secrets are refused.</param>
public sealed record LayoutOptions(bool RefusesSecrets);
