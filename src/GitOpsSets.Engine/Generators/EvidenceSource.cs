using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>A listing whose items can be looked up one by one.</summary>
/// <param name="Prefix">What the evidence of each of its items starts with.</param>
/// <param name="LookUpAsync">What has become of the item of a number.</param>
/// <param name="Matches">Whether an item would have become an element.</param>
public sealed record EvidenceSource(string Prefix, Func<long, CancellationToken, Task<PullRequestEvidence>> LookUpAsync, Func<PullRequest, bool> Matches)
{
    /// <summary>The pull requests of a repository.</summary>
    public static EvidenceSource Of(IPullRequestLister lister, ForgeRepository repository, Func<PullRequest, bool> matches) => new(
        $"{lister.Forge} {repository.Server.GetLeftPart(UriPartial.Authority)}/{repository.Path}#",
        (number, cancellationToken) => lister.LookUpAsync(repository, number, cancellationToken),
        matches);

    /// <summary>A listing that cannot be asked now: nothing of it is proven to be gone.</summary>
    /// <param name="prefix">What the evidence of each of its items starts with.</param>
    /// <param name="reason">Why.</param>
    public static EvidenceSource OutOfReach(string prefix, SourceFailure reason) =>
        new(prefix, (_, _) => Task.FromResult<PullRequestEvidence>(new PullRequestEvidence.Unknown(reason)), _ => true);

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
