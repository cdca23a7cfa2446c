using System.Collections.Immutable;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>
/// Decides who keeps an object that several elements render, where outsiders' text is part of its name: a pull request must not take over what belongs
/// to another (specs/security.md §1 no. 4).
/// </summary>
internal static class NameClaims
{
    /// <summary>
    /// Quarantines all but the rightful: the elements to which the repository itself gave the name, else the one that owns the object's file. Where there
    /// is neither, nobody can tell, and none is delivered.
    /// </summary>
    public static void Settle(IEnumerable<RenderedManifest> manifests, NameOwners owners, Quarantine quarantine)
    {
        if (!manifests.Any(manifest => manifest.IsNamedByOthers))
        {
            return;
        }

        foreach (var claim in manifests.GroupBy(manifest => manifest.Identity.Key).Where(claim => claim.Any(manifest => manifest.IsNamedByOthers)).ToList())
        {
            var claimants = claim.DistinctBy(manifest => manifest.Element.Origin.Key, StringComparer.Ordinal).ToImmutableArray();
            var owning = owners.Of(claim.First().Identity);
            bool isTaken = owning.Any(quarantine.HoldsKey) && !owning.Contains(claimants[0].Element.Origin.Key);
            if (claimants.Length == 1 && !isTaken)
            {
                continue;
            }

            var given = claimants.Where(manifest => !manifest.IsNamedByOthers).ToImmutableArray();
            var rightful = given.IsEmpty ? Incumbent(claimants, owning) : given;
            foreach (var newcomer in claimants.Where(manifest => manifest.IsNamedByOthers).Except(rightful))
            {
                quarantine.AddClaim(newcomer, rightful.FirstOrDefault());
            }
        }
    }

    private static ImmutableArray<RenderedManifest> Incumbent(ImmutableArray<RenderedManifest> claimants, ImmutableHashSet<string> owning)
    {
        var incumbents = claimants.Where(manifest => owning.Contains(manifest.Element.Origin.Key)).ToImmutableArray();
        return incumbents.Length == 1 ? incumbents : [];
    }
}
