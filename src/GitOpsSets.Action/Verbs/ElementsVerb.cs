using System.Collections.Immutable;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Action.Verbs;

/// <summary>What every generator and provider of every set yields, and what it drops and why; or the answer to "why is this not there?".</summary>
internal sealed class ElementsVerb(HostProcess process, Options options, Composition composition)
{
    public async Task<ImmutableArray<Diagnostic>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var definitions = new DefinitionSource(process, options, composition).Read();
        findings.AddRange(definitions.Diagnostics);
        var sets = await AskAsync(definitions.Value, findings, cancellationToken);
        var printer = new ElementPrinter(process, options, composition.IsLogged);
        if (options.Report.Explain is { } item)
        {
            await printer.ExplainAsync(sets, new ItemQuestion(item), cancellationToken);
        }
        else
        {
            await printer.PrintAsync(sets, cancellationToken);
        }

        return findings.ToImmutable();
    }

    private async Task<ImmutableArray<SetElements>> AskAsync(DefinitionCollection definitions, ImmutableArray<Diagnostic>.Builder findings, CancellationToken cancellationToken)
    {
        var tree = new WorkTree(composition.Root);
        var checkout = await new CheckoutInspector(composition.NewGit()).InspectAsync(composition.Root, cancellationToken);
        var listings = new PullRequestListings(composition.NewListers(checkout: null));
        var references = new ReferenceListings(composition.NewReferenceListers(checkout: null));
        var pool = new ProviderPool(definitions.Providers, PrefersRecorded: false, MissingIsError: true);
        var memory = composition.ReadMemory(tree);
        var objects = new ObjectIndex(tree, options.Publish.Output);
        var trees = composition.NewTrees(tree, checkout);
        findings.AddRange(memory.Diagnostics);
        var sets = ImmutableArray.CreateBuilder<SetElements>();
        foreach (var set in definitions.Sets)
        {
            var context = new GenerationContext(set, objects, trees, listings, options.Sources.Secrets, new ForeignText(new TokenSource()), composition.NewGeneratorLimits())
            {
                Http = composition.Endpoints,
                Enabled = new EnabledGenerators(options.Reading.EnabledGenerators),
                References = references,
                Memory = memory.Value.Lock,
                IsLocked = options.Sources.IsLocked,
                IsExplained = true,
                JudgeOverride = OverrideGuard.Of(set, composition.NewRenderSettings()),
                Now = options.Sources.IgnoresSchedules ? null : process.Clock.GetUtcNow(),
            };
            var answer = await ElementProducer.ProduceAsync(context, pool, cancellationToken);
            findings.AddRange((answer switch
            {
                GeneratorAnswer.Complete complete => complete.Notes,
                GeneratorAnswer.Failed failed => failed.Diagnostics,
                _ => throw new System.Diagnostics.UnreachableException(),
            }).Select(finding => finding with { Set = SetId.Of(set).ToString() }));
            sets.Add(new SetElements(set, answer));
        }

        return sets.ToImmutable();
    }
}
