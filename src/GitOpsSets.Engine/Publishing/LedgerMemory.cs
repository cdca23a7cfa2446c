using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Publishing;

/// <summary>The ledger of a publication: that of all sets, or that of the one set it is about.</summary>
internal static class LedgerMemory
{
    /// <summary>Reads it; a set that has none of its own yet has what all sets' ledger says of it.</summary>
    /// <param name="tree">Holds the output root.</param>
    /// <param name="options">Where that is.</param>
    public static StageResult<(Ledger Ledger, string? Text)> Read(IFileTree tree, PublishOptions options)
    {
        var own = LedgerReader.Read(tree, options.At(options.LedgerLocation));
        if (!options.IsOneSet || own.HasErrors || own.Value.Text is not null)
        {
            return own;
        }

        var shared = LedgerReader.Read(tree, options.At(Ledger.Location.Value));
        var sets = shared.Value.Ledger.Sets.Where(set => SetSlug.Of(Root(set)) == options.Set).ToList();
        var names = sets.Select(static set => set.Set).ToHashSet();
        return new StageResult<(Ledger, string?)>((new Ledger([.. sets], [.. shared.Value.Ledger.Files.Where(file => names.Contains(file.Set))]), null), shared.Diagnostics);
    }

    /// <summary>The set that stands in a file: a generated one goes with it.</summary>
    public static SetId Root(LedgerSet set) => set.Via.IsEmpty ? set.Set : set.Via[0];
}
