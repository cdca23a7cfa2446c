using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Action.Verbs;

/// <summary>The elements that every set's generators yield, as YAML or JSON.</summary>
internal sealed class ElementsVerb(HostProcess process, Options options, Composition composition)
{
    public async Task<ImmutableArray<Diagnostic>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var definitions = new DefinitionSource(process, options, composition).Read();
        findings.AddRange(definitions.Diagnostics);
        var tree = new WorkTree(composition.Root);
        var checkout = await new CheckoutInspector(composition.NewGit()).InspectAsync(composition.Root, cancellationToken);
        var trees = composition.NewTrees(tree, checkout);
        var listings = new PullRequestListings(composition.NewListers(checkout: null));
        var pool = new ProviderPool(definitions.Value.Providers, PrefersRecorded: false, MissingIsError: true);
        var memory = composition.ReadMemory(tree);
        findings.AddRange(memory.Diagnostics);
        var sets = ImmutableArray.CreateBuilder<YamlNode>();
        foreach (var set in definitions.Value.Sets)
        {
            var context = new GenerationContext(set, new ObjectIndex(tree, options.Publish.Output), trees, listings, options.Sources.Secrets, new ForeignText(new TokenSource()), composition.NewGeneratorLimits())
            {
                Http = composition.Endpoints,
                Enabled = new EnabledGenerators(options.Reading.EnabledGenerators),
                References = new ReferenceListings(composition.NewReferenceListers(checkout: null)),
                Memory = memory.Value.Lock,
                IsLocked = options.Sources.IsLocked,
                JudgeOverride = OverrideGuard.Of(set, composition.NewRenderSettings()),
                Now = options.Sources.IgnoresSchedules ? null : process.Clock.GetUtcNow(),
            };
            switch (await ElementProducer.ProduceAsync(context, pool, cancellationToken))
            {
                case GeneratorAnswer.Complete complete:
                    findings.AddRange(complete.Notes);
                    sets.Add(ElementDocument.Of(set, complete));
                    break;
                case GeneratorAnswer.Failed failed:
                    findings.AddRange(failed.Diagnostics);
                    break;
            }
        }

        await PrintAsync(sets.ToImmutable(), cancellationToken);
        return findings.ToImmutable();
    }

    private async Task PrintAsync(ImmutableArray<YamlNode> sets, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        if (options.Report.Format == ElementFormat.Json)
        {
            JsonWriter.Write(new YamlSequence(sets), output);
            output.Append('\n');
        }
        else
        {
            foreach (var set in sets)
            {
                output.Append("---\n");
                YamlEmitter.Emit(set, output);
            }
        }

        await process.Output.WriteAsync(output, cancellationToken);
    }
}
