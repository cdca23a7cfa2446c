namespace GitOpsSets.Engine.Yaml;

/// <summary>How much a reader takes before it refuses. All bounds are per document.</summary>
/// <param name="MaxDepth">Open lists and mappings at one time.</param>
/// <param name="MaxNodes">Values and keys written in the text.</param>
/// <param name="MaxScalarLength">UTF-16 units of one value or key.</param>
/// <param name="MaxAliasedNodes">
/// Values and keys that aliases and merge keys add to those written. Besides, go-yaml's own rule on the share of aliased values always holds.
/// </param>
public sealed record YamlLimits(int MaxDepth, int MaxNodes, int MaxScalarLength, int MaxAliasedNodes)
{
    /// <summary>For definitions and whatever else people wrote.</summary>
    public static YamlLimits Default { get; } = new(MaxDepth: 100, MaxNodes: 200_000, MaxScalarLength: 1024 * 1024, MaxAliasedNodes: 50_000);

    /// <summary>
    /// What go-yaml itself takes, which is 10,000 open brackets and as many indented collections; for comparisons with it, not for texts from outside.
    /// </summary>
    public static YamlLimits Reference { get; } = new(MaxDepth: 20_000, MaxNodes: int.MaxValue, MaxScalarLength: int.MaxValue, MaxAliasedNodes: int.MaxValue);
}
