using System.Text;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Engine;

/// <summary>
/// The main flow: load, generate, render, arrange, compare, plan, publish. Sets are isolated: one that fails keeps its files, the others go on.
/// </summary>
public static class Run
{
    private const int MaxManifestBytes = 4 * 1024 * 1024;

    /// <summary>Expands the sets of a repository and publishes what changed.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="ports">The outside world.</param>
    /// <param name="cancellationToken">Ends the run; what is published is the old state or the whole new one.</param>
    public static async Task<RunReport> ExecuteAsync(RunOptions options, RunPorts ports, CancellationToken cancellationToken)
    {
        var report = new RunReport([], new ChangeSet([], [], Ledger.Empty), new Publication.Nothing(), []);
        var publication = await ports.Publisher.PublishAsync(
            async (tip, token) =>
            {
                report = await EvaluateAsync(options, ports, tip, token);
                return report.Plan;
            },
            cancellationToken);
        return report with { Publication = publication, Budgets = ports.Budgets(), Diagnostics = [.. report.Diagnostics, .. PublicationFindings.Of(publication)] };
    }

    // Asked again, from the beginning, whenever somebody else was quicker: nothing is carried over from a state that is gone.
    private static async Task<RunReport> EvaluateAsync(RunOptions options, RunPorts ports, PublicationTip tip, CancellationToken cancellationToken)
    {
        var asOf = ports.Clock.GetUtcNow();
        var findings = new Findings();
        var objects = new ObjectIndex(tip.Definitions, options.Publish.Output);
        var variables = new DefinitionVariables(options.Variables, options.TakesVariablesFromKustomizations ? new FluxKustomizations(objects) : null);
        var definitions = findings.Accept(ports.Definitions.Load(tip.Definitions, options.Definitions, options.Publish.Output, variables));
        findings.AddRange(DefinitionLint.Of(definitions));
        definitions = definitions with { Sets = [.. definitions.Sets.Where(set => options.Shard.Has(SetId.Of(set)) && IsPublished(SetId.Of(set)))] };
        var (ledger, ledgerText) = findings.Accept(LedgerMemory.Read(tip.Target, options.Publish));
        var memory = findings.Accept(SourceLockReader.Read(tip.Target, options.Publish.At(options.Publish.Own(SourceLock.Location))));

        var sources = new RunSources(ports.Trees(tip.Definitions), objects, new PullRequestListings(ports.PullRequests), new ReferenceListings(ports.References), memory.Lock, asOf);
        var expansion = new SetExpansion(options, ports, sources, ledger);
        var sets = findings.Accept(await expansion.ExpandAsync(definitions, cancellationToken));

        var comparison = new TargetComparison(tip, ledger, options.Publish, options.Deletions);
        var verdicts = await EvidenceLookup.LookUpAsync(comparison.EvidenceNeeded(sets.Outputs), sets.Sources, cancellationToken);
        var changes = findings.Accept(comparison.Compare(sets.Outputs, former => IsInScope(former.Definition) && options.Shard.Has(former) && IsPublished(LedgerMemory.Root(former)), verdicts));
        await tip.Gather([.. ChangeMeanings.Needed(changes.Changes).Select(path => options.Publish.At(path.Value))], cancellationToken);
        changes = changes with { Meanings = ChangeMeanings.Of(changes.Changes, path => TextOf(tip, options.Publish.At(path.Value))) };
        StateFile[] state =
        [
            LedgerFile(ledgerText, changes.Ledger, options.Publish),
            .. options.IsLocked ? [] : new[] { SourceMemory.After(memory, SourceMemory.Latest(tip, options.Publish, memory.Lock), sets, definitions, changes.Ledger, IsInScope, asOf, options.Publish) },
        ];

        bool isTrusted = findings.All.All(finding => finding.Code != DiagnosticCodes.LedgerInvalid);
        var plan = isTrusted ? PublicationPlan.For(changes, state, options.Publish, asOf) : PublicationPlan.Unknown;
        return new RunReport(sets.Outputs, changes, new Publication.Nothing(), SourceExcerpts.Attach(findings.All, tip.Definitions)) { Plan = plan, Shard = options.Shard, Sources = sets.Reports };

        bool IsPublished(SetId set) => !options.Publish.IsOneSet || SetSlug.Of(set) == options.Publish.Set;

        bool IsInScope(string file) => options.Definitions.Matches(file) && !definitions.BrokenFiles.Contains(file);
    }

    private static string? TextOf(PublicationTip tip, string path) =>
        tip.Target.Read(path, MaxManifestBytes) is FileReading.Content content ? Encoding.UTF8.GetString(content.Bytes.Span) : null;

    private static StateFile LedgerFile(string? before, Ledger after, PublishOptions options) =>
        new(options.LedgerLocation, before, after.Files.IsEmpty && (before is null || options.IsOneSet) ? "" : LedgerText.Write(after), IsReason: true);
}
