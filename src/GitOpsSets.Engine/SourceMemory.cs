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
    /// <param name="memory">The lock that remembers most: that of a proposal that waits, or the same.</param>
    /// <param name="sets">What came of the sets.</param>
    /// <param name="definitions">What is defined.</param>
    /// <param name="ledger">After the run.</param>
    /// <param name="isInScope">Whether a definition file would have been found by this run.</param>
    /// <param name="asOf">When the run asked.</param>
    /// <param name="options">Where the lock is.</param>
    public static StateFile After((SourceLock Lock, string? Text) before, SourceLock memory, ExpandedSets sets, DefinitionCollection definitions, Ledger ledger, Func<string, bool> isInScope, DateTimeOffset asOf, PublishOptions options)
    {
        var answered = sets.Answers.Select(answer => answer.Query.Asker).ToHashSet(StringComparer.Ordinal);
        var evaluated = sets.Outputs.OfType<SetOutput.Evaluated>().Select(output => output.Set.ToString()).ToHashSet(StringComparer.Ordinal);
        var owners = ledger.Sets.Select(set => set.Set.ToString()).Concat(definitions.Providers.Select(ProviderName)).ToHashSet(StringComparer.Ordinal);
        bool isWhole = sets.Outputs.All(output => output is SetOutput.Evaluated);
        var after = memory.After(sets.Answers, Stays, asOf);
        return new StateFile(options.Own(SourceLock.Location), before.Text, after.Sources.IsEmpty && (before.Text is null || options.IsOneSet) ? "" : SourceLockText.Write(after), IsReason: !after.AsksTheSame(before.Lock)) { IsNews = !after.AsksTheSame(memory) };

        bool Stays(SourceQuery query) =>
            !answered.Contains(query.Asker) && !evaluated.Contains(query.Asker) && (!isWhole || owners.Contains(query.Asker) || !isInScope(query.Definition));
    }

    /// <summary>The lock that remembers most. A proposal that waits has what its sources answered when it was made.</summary>
    public static SourceLock Latest(PublicationTip tip, PublishOptions options, SourceLock before) =>
        tip.Pending is { } pending && SourceLockReader.Read(pending.Proposed, options.At(options.Own(SourceLock.Location))) is { Diagnostics.IsEmpty: true, Value: { Text: not null, Lock: var proposed } }
            ? proposed
            : before;

    private static string ProviderName(ProviderDefinition provider) => $"ResourceSetInputProvider/{provider.Name.Namespace}/{provider.Name.Name}";
}
