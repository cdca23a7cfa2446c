using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Holds go-yaml's rule against texts that unfold: of many values, not too many may come from aliases (<c>decode.go</c>, <c>allowedAliasRatio</c>).</summary>
internal sealed class AliasBudget(YamlLimits limits)
{
    private const int FreeAliases = 100;
    private const int FreeValues = 1000;
    private const double FewValues = 400_000;
    private const double ManyValues = 4_000_000;
    private const double ShareOfFew = 0.99;
    private const double ShareOfMany = 0.10;

    // Ours: beyond a size that people write, a document may unfold to ten times what is written.
    private const int FreeExpanded = 10_000;
    private const int MostExpansion = 10;

    private long _aliased;

    /// <summary>Values decoded so far, those of aliases included.</summary>
    public long Decoded { get; private set; }

    public void CountValue() => Decoded++;

    /// <summary>Counts an alias's value.</summary>
    /// <param name="weight">The values in it, aliases in it unfolded.</param>
    /// <param name="at">Where the alias stands.</param>
    public void CountAliased(long weight, SourceSpan at)
    {
        _aliased = Math.Min(_aliased + weight, long.MaxValue / 4);
        Decoded = Math.Min(Decoded + weight, long.MaxValue / 4);
        if (_aliased > limits.MaxAliasedNodes || (limits.MaxAliasedNodes < int.MaxValue && Decoded > FreeExpanded && Decoded > MostExpansion * (Decoded - _aliased)) || (_aliased > FreeAliases && Decoded > FreeValues && (double)_aliased / Decoded > AllowedShare))
        {
            throw LimitErrors.Unfolds(at);
        }
    }

    private double AllowedShare =>
        Decoded <= FewValues ? ShareOfFew
        : Decoded >= ManyValues ? ShareOfMany
        : ShareOfFew - ((ShareOfFew - ShareOfMany) * ((Decoded - FewValues) / (ManyValues - FewValues)));
}
