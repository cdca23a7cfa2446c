using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>A listing whose items can be looked up one by one.</summary>
/// <param name="Lister">Reads it.</param>
/// <param name="Repository">What it lists.</param>
/// <param name="Matches">Whether an item would have become an element.</param>
public sealed record EvidenceSource(IPullRequestLister Lister, ForgeRepository Repository, Func<PullRequest, bool> Matches)
{
    /// <summary>What the evidence of each of its items starts with.</summary>
    public string Prefix => $"{Lister.Forge} {Repository.Server.GetLeftPart(UriPartial.Authority)}/{Repository.Path}#";

    /// <summary>The evidence of one item.</summary>
    public string Of(long number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number in an evidence of this source.</summary>
    public bool TryGetNumber(string evidence, out long number)
    {
        number = 0;
        return evidence.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(evidence.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
