using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine;

/// <summary>What the source lock holds after a run: every answer of the run, and what is remembered of sources nobody asked.</summary>
internal static class SourceMemory
{
    /// <summary>The lock's file after a run.</summary>
    /// <param name="before">The lock now, and its text.</param>
    /// <param name="sets">What came of the sets.</param>
    /// <param name="definitions">What is defined.</param>
    /// <param name="ledger">After the run.</param>
    /// <param name="isInScope">Whether a definition file would have been found by this run.</param>
    /// <param name="asOf">When the run asked.</param>
    public static StateFile After((SourceLock Lock, string? Text) before, ExpandedSets sets, DefinitionCollection definitions, Ledger ledger, Func<string, bool> isInScope, DateTimeOffset asOf)
    {
        var answered = sets.Answers.Select(answer => answer.Query.Asker).ToHashSet(StringComparer.Ordinal);
        var evaluated = sets.Outputs.OfType<SetOutput.Evaluated>().Select(output => output.Set.ToString()).ToHashSet(StringComparer.Ordinal);
        var owners = ledger.Sets.Select(set => set.Set.ToString()).Concat(definitions.Providers.Select(ProviderName)).ToHashSet(StringComparer.Ordinal);
        bool isWhole = sets.Outputs.All(output => output is SetOutput.Evaluated);
        var after = before.Lock.After(sets.Answers, Stays, asOf);
        return new StateFile(SourceLock.Location, before.Text, before.Text is null && after.Sources.IsEmpty ? "" : SourceLockText.Write(after), IsReason: !after.AsksTheSame(before.Lock));

        bool Stays(SourceQuery query) =>
            !answered.Contains(query.Asker) && !evaluated.Contains(query.Asker) && (!isWhole || owners.Contains(query.Asker) || !isInScope(query.Definition));
    }

    private static string ProviderName(ProviderDefinition provider) => $"ResourceSetInputProvider/{provider.Name.Namespace}/{provider.Name.Name}";
}
