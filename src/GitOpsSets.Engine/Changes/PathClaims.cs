using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>Which set has which path: the first one to take it, since two would overwrite each other at every run.</summary>
/// <param name="ledger">Who had it before.</param>
internal sealed class PathClaims(Ledger ledger)
{
    // Some file systems take two spellings for one file.
    private readonly Dictionary<string, SetId> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<RelativePath> _paths = [];
    private readonly Dictionary<RelativePath, SetId> _before = ledger.Files.ToDictionary(file => file.Path, file => file.Set);

    /// <summary>Whether a set of this run has it, in just this spelling: a file that is written under another one does not keep it.</summary>
    public bool Has(RelativePath path) => _paths.Contains(path);

    /// <summary>Takes a path for a set.</summary>
    /// <returns>False when another set has it.</returns>
    public bool Take(RelativePath path, SetId set)
    {
        if (!_taken.TryAdd(path.Value, set) && _taken[path.Value] != set)
        {
            return false;
        }

        _paths.Add(path);
        return true;
    }

    /// <summary>The other set that has it in this run; null when there is none.</summary>
    public SetId? TakenBy(RelativePath path, SetId set) => _taken.TryGetValue(path.Value, out var taken) && taken != set ? taken : null;

    /// <summary>The set that had it before this run; null when none had.</summary>
    public SetId? FormerOwner(RelativePath path) => _before.TryGetValue(path, out var owner) ? owner : null;
}
