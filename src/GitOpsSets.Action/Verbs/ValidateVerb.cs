using System.Collections.Immutable;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Action.Verbs;

/// <summary>Checks every definition without asking any source: schema, generators, providers, templates.</summary>
internal sealed class ValidateVerb(HostProcess process, Options options, Composition composition)
{
    public ImmutableArray<Diagnostic> Execute()
    {
        var definitions = new DefinitionSource(process, options, composition).Read();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(definitions.Diagnostics);
        findings.AddRange(DefinitionLint.Of(definitions.Value));
        var pool = new ProviderPool(definitions.Value.Providers, PrefersRecorded: false, MissingIsError: true);
        foreach (var set in definitions.Value.Sets.Where(set => !set.IsBroken))
        {
            findings.AddRange(Check(set, pool).Select(finding => finding with { Set = $"{set.Dialect.Kind} {set.Name}" }));
        }

        foreach (var provider in definitions.Value.Providers.Where(provider => !provider.IsBroken))
        {
            ProviderCatalog.Bind(provider, prefersRecorded: false, findings);
        }

        int errors = findings.Count(finding => finding.Severity == Severity.Error);
        string checkedOnes = $"{RunText.Counted(definitions.Value.Sets.Length, "set")} and {RunText.Counted(definitions.Value.Providers.Length, "provider")} checked";
        process.Output.WriteLine($"{checkedOnes}: {(errors == 0 ? "no errors" : RunText.Counted(errors, "error"))}");
        return findings.ToImmutable();
    }

    private IEnumerable<Diagnostic> Check(SetDefinition set, ProviderPool pool)
    {
        var steps = TemplateCompiler.Compile(set);
        return [.. ElementProducer.Validate(set), .. steps.Diagnostics, .. ChanceLint.Of(steps.Value), .. options.Guard == GuardMode.Off ? [] : InsertionLint.Of(steps.Value, ForeignFields.Of(set, pool))];
    }
}
