using System.Collections.Immutable;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Action.Verbs;

/// <summary>Names the shards that have work: those with a set, and those with files of a set that is gone.</summary>
internal sealed class ShardsVerb(HostProcess process, Options options, Composition composition, IRunReporter reporter)
{
    public ImmutableArray<Diagnostic> Execute()
    {
        var definitions = new DefinitionSource(process, options, composition).Read();
        string output = options.Publish.Output;
        var ledger = LedgerReader.Read(new WorkTree(composition.Root), output.Length == 0 ? Ledger.Location.Value : $"{output}/{Ledger.Location}");
        var shards = Shard.WithWork([.. definitions.Value.Sets.Select(set => SetId.Of(set))], ledger.Value.Ledger.Sets, options.Reading.MaxShards);
        string json = $"[{string.Join(',', shards.Select(shard => $"\"{shard}\""))}]";
        process.Output.WriteLine(json);
        reporter.SetOutput(OutputDeclarations.Shards, json);
        return [.. definitions.Diagnostics, .. ledger.Diagnostics];
    }
}
