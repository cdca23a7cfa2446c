namespace GitOpsSets.Engine.Yaml;

/// <summary>How much a reader takes before it refuses. All bounds are per document.</summary>
/// <param name="MaxDepth">Open lists and mappings at one time.</param>
/// <param name="MaxNodes">Values and keys written in the text.</param>
/// <param name="MaxScalarLength">UTF-16 units of one value or key.</param>
/// <param name="MaxAliasedNodes">
/// Values and keys that aliases and merge keys add to those written. Besides, go-yaml's own rule on the share of aliased values always holds.
/// </param>
/// <param name="MaxKeyLength">UTF-16 units of one key.</param>
/// <param name="MaxLength">UTF-16 units of one YAML document. JSON has no documents; who reads it bounds its bytes.</param>
public sealed record YamlLimits(int MaxDepth, int MaxNodes, int MaxScalarLength, int MaxAliasedNodes, int MaxKeyLength, int MaxLength)
{
    private const int Mebi = 1024 * 1024;

    /// <summary>For what templates render, and most else.</summary>
    public static YamlLimits Default { get; } = new(MaxDepth: 100, MaxNodes: 200_000, MaxScalarLength: Mebi, MaxAliasedNodes: 50_000, MaxKeyLength: 1024, MaxLength: Mebi);

    /// <summary>For files of the repository, which have a bound of their own: a definition with thousands of elements is one long document.</summary>
    public static YamlLimits Written { get; } = Default with { MaxLength = 20 * Mebi };

    /// <summary>For files of sources: the same with few aliases. The reference takes aliases there, so that to refuse them would refuse files that work.</summary>
    public static YamlLimits Source { get; } = Default with { MaxAliasedNodes = 1_000 };

    /// <summary>For the JSON answer of a remote system: its own size bounds its texts. Of equal keys the last counts, as recorded of the reference.</summary>
    /// <param name="bytes">Of the answer.</param>
    public static YamlLimits Answer(int bytes) => Default with { MaxDepth = 64, MaxScalarLength = bytes };

    /// <summary>
    /// What go-yaml itself takes, which is 10,000 open brackets and as many indented collections; for comparisons with it, not for texts from outside.
    /// </summary>
    public static YamlLimits Reference { get; } = new(MaxDepth: 20_000, MaxNodes: int.MaxValue, MaxScalarLength: int.MaxValue, MaxAliasedNodes: int.MaxValue, MaxKeyLength: int.MaxValue, MaxLength: int.MaxValue);
}
