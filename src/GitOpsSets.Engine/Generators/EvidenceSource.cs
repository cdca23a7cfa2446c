using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>A listing whose items can be looked up one by one.</summary>
/// <param name="Prefix">What the evidence of each of its items starts with.</param>
/// <param name="LookUpAsync">What has become of the item whose evidence goes on like this.</param>
public sealed record EvidenceSource(string Prefix, Func<string, CancellationToken, Task<EvidenceVerdict>> LookUpAsync)
{
    /// <summary>The pull requests of a repository.</summary>
    /// <param name="lister">Reads them.</param>
    /// <param name="repository">Where they are.</param>
    /// <param name="matches">Whether one would have become an element.</param>
    public static EvidenceSource OfPullRequests(IPullRequestLister lister, ForgeRepository repository, Func<PullRequest, bool> matches)
    {
        return new EvidenceSource($"{lister.Forge} {Name(repository)}#", LookUpAsync);

        async Task<EvidenceVerdict> LookUpAsync(string item, CancellationToken cancellationToken) =>
            long.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? await lister.LookUpAsync(repository, number, cancellationToken) switch
                {
                    PullRequestEvidence.Closed or PullRequestEvidence.FilteredOut => EvidenceVerdict.Gone,
                    PullRequestEvidence.Open open => matches(open.PullRequest) ? EvidenceVerdict.StillThere : EvidenceVerdict.Gone,
                    _ => EvidenceVerdict.Unknown,
                }
                : EvidenceVerdict.Unknown;
    }

    /// <summary>The branches, tags or environments of a repository.</summary>
    /// <param name="lister">Reads them.</param>
    /// <param name="repository">Where they are.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="matches">Whether one of a name would have become an element.</param>
    public static EvidenceSource OfReferences(IReferenceLister lister, ForgeRepository repository, ReferenceKind kind, Func<string, bool> matches)
    {
        string path = kind switch { ReferenceKind.Branch => "heads", ReferenceKind.Tag => "tags", _ => "environments" };
        return new EvidenceSource($"{lister.Forge} {Name(repository)} {path}/", LookUpAsync);

        Task<EvidenceVerdict> LookUpAsync(string item, CancellationToken cancellationToken)
        {
            var (key, name) = kind == ReferenceKind.Environment && item.Split('/', 2) is [var id, var title] ? (id, title) : (item, item);
            return matches(name) ? lister.LookUpAsync(repository, kind, key, cancellationToken) : Task.FromResult(EvidenceVerdict.Gone);
        }
    }

    /// <summary>What names a reference in its evidence: an environment is looked up by its number and filtered by its name.</summary>
    public static string ItemOf(ForgeReference reference, ReferenceKind kind) => kind == ReferenceKind.Environment ? $"{reference.Id}/{reference.Name}" : reference.Name;

    /// <summary>A listing that cannot be asked now: nothing of it is proven to be gone.</summary>
    /// <param name="prefix">What the evidence of each of its items starts with.</param>
    public static EvidenceSource OutOfReach(string prefix) => new(prefix, (_, _) => Task.FromResult(EvidenceVerdict.Unknown));

    /// <summary>The evidence of one item.</summary>
    public string Of(string item) => Prefix + item;

    /// <summary>Whether an evidence is of this source, and what it says beyond the prefix.</summary>
    public bool Has(string evidence, out string item)
    {
        bool has = evidence.StartsWith(Prefix, StringComparison.Ordinal);
        item = has ? evidence[Prefix.Length..] : "";
        return has;
    }

    private static string Name(ForgeRepository repository) => $"{repository.Server.GetLeftPart(UriPartial.Authority)}/{repository.Path}";
}
