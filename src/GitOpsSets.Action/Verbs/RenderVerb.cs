using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Action.Verbs;

/// <summary>
/// Objects to standard output, as the reference command lines print them, so that this program can stand in for them in a pipe. Nothing is
/// printed unless everything rendered; elements in quarantine are left out.
/// </summary>
internal sealed class RenderVerb(HostProcess process, Options options, Composition composition)
{
    private readonly List<Diagnostic> _findings = [];
    private string? _exported;

    public async Task<ImmutableArray<Diagnostic>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var definitions = ReadDefinitions();
        var output = new StringBuilder();
        if (!HasErrors)
        {
            await RenderAllAsync(definitions, output, cancellationToken);
        }

        if (!HasErrors && _exported is { } exported && options.Reading.ExportedInputs is { } path && path != ExportedInputsFile.StandardOutput
            && ReportFile.Write(process.PathOf(path), exported, options.Sources.Secrets.Values, "write-exported-inputs") is { } unwritten)
        {
            _findings.Add(unwritten with { Severity = Severity.Error });
        }

        if (!HasErrors)
        {
            await process.Output.WriteAsync(output, cancellationToken);
        }

        return [.. _findings];
    }

    private bool IsStrict => options.Reading.Compat == CompatMode.Strict;

    private bool HasErrors => _findings.Exists(finding => finding.IsBlocking);

    private DefinitionCollection ReadDefinitions()
    {
        var definitions = Accept(new DefinitionSource(process, options, composition).Read());
        if (definitions.Sets.IsEmpty && !HasErrors && !IsStrict && (options.Reading.ExportedInputs is null || definitions.Providers.IsEmpty))
        {
            _findings.Add(new Diagnostic(DiagnosticCodes.NoDefinitions, Severity.Error, "no GitOpsSet or ResourceSet was found", null));
        }

        return definitions;
    }

    private async Task RenderAllAsync(DefinitionCollection definitions, StringBuilder output, CancellationToken cancellationToken)
    {
        var tree = new WorkTree(composition.Root);
        var checkout = await new CheckoutInspector(composition.NewGit()).InspectAsync(composition.Root, cancellationToken);
        var trees = composition.NewTrees(tree, checkout);
        var listings = new PullRequestListings(composition.NewListers(checkout: null));
        var references = new ReferenceListings(composition.NewReferenceListers(checkout: null));
        var pool = ReadProviders(definitions);
        var memory = Accept(composition.ReadMemory(tree)).Lock;
        var tokens = new TokenSource();
        var objects = new ObjectIndex(tree, options.Publish.Output);
        if (options.Reading.ExportedInputs is { } path)
        {
            _exported = Accept(await ExportedInputsFile.WriteAsync(pool.Definitions, name => ContextOf(composition.NewFactory().NewAsker(name.Length == 0 ? options.Reading.DefaultNamespace : name)), composition.IsLogged && path == ExportedInputsFile.StandardOutput, cancellationToken));
            if (path == ExportedInputsFile.StandardOutput)
            {
                output.Append(_exported);
                return;
            }
        }

        foreach (var definition in definitions.Sets)
        {
            var set = Prepare(definition);
            var answer = await ElementProducer.ProduceAsync(ContextOf(set), pool, cancellationToken);
            if (answer is not GeneratorAnswer.Complete elements)
            {
                _findings.AddRange(((GeneratorAnswer.Failed)answer).Diagnostics);
                continue;
            }

            _findings.AddRange(elements.Notes);
            var steps = Accept(TemplateCompiler.Compile(set));
            if (!HasErrors)
            {
                var rendered = Accept(ManifestRenderer.Render(set, steps, elements.Elements, composition.NewRenderSettings() with { CommonMetadataWins = false }, tokens, cancellationToken));
                RenderStream.Append(output, rendered.Manifests, composition.IsLogged);
                RequireObjects(set, rendered);
            }
        }

        GenerationContext ContextOf(SetDefinition set) => new(set, objects, trees, listings, options.Sources.Secrets, new ForeignText(tokens), composition.NewGeneratorLimits())
        {
            Http = composition.Endpoints,
            Enabled = new EnabledGenerators(options.Reading.EnabledGenerators),
            References = references,
            Memory = memory,
            IsLocked = options.Sources.IsLocked,
            JudgeOverride = OverrideGuard.Of(set, composition.NewRenderSettings()),
        };
    }

    // The reference takes a ResourceSet without objects for a mistake, and it mostly is one.
    private void RequireObjects(SetDefinition set, RenderedSet rendered)
    {
        if (rendered.Manifests.IsEmpty && rendered.Quarantined.IsEmpty && set.Dialect.Order == RenderOrder.TemplateMajor && !HasErrors)
        {
            _findings.Add(new Diagnostic(DiagnosticCodes.NothingRendered, Severity.Error, $"ResourceSet '{set.Name}' renders no objects", set.Origin)
            {
                Suggestion = "every object is switched off by its 'reconcile' annotation, or has no name, kind or apiVersion",
            });
        }
    }

    private ProviderPool ReadProviders(DefinitionCollection definitions)
    {
        bool isGiven = options.Reading.InputsFrom is not null || options.Reading.InputsFromProvider is not null;
        var given = options.Reading.InputsFromProvider is { } file ? ReadProviders(file, definitions) : [];
        return new ProviderPool([.. definitions.Providers, .. given], PrefersRecorded: options.Reading.ExportedInputs is null, MissingIsError: !isGiven) { RendersWithoutInputs = isGiven };
    }

    private ImmutableArray<ProviderDefinition> ReadProviders(string file, DefinitionCollection definitions) => Accept(IsStrict
        ? new ReferenceFiles(process, composition.NewFactory(), DefinitionVariables.None).ReadProviders(file, definitions.Sets.Select(set => set.Name.Namespace).FirstOrDefault(name => name.Length > 0) ?? options.Reading.DefaultNamespace)
        : new DefinitionFiles(process, composition.NewFactory(), DefinitionVariables.None).Read([file])).Providers;

    private SetDefinition Prepare(SetDefinition set)
    {
        if (set.Dialect.Order == RenderOrder.ElementMajor)
        {
            return set;
        }

        if (set.Name.Namespace.Length == 0)
        {
            set = set with { Name = set.Name with { Namespace = options.Reading.DefaultNamespace } };
        }

        return options.Reading.InputsFrom is { } file ? WithInputs(set, file) : set;
    }

    // An empty file leaves the inline inputs, as the reference does; a list takes their place (specs/resourceset.md §8.4).
    private SetDefinition WithInputs(SetDefinition set, string file)
    {
        switch (Accept(new DefinitionFiles(process, composition.NewFactory(), DefinitionVariables.None).ReadFirst(file)))
        {
            case null or YamlNull:
                return set;
            case YamlSequence inputs:
                return set with { Inputs = IsStrict ? ReferenceFiles.MergeInputs(set.Inputs, inputs) : inputs };
            case var other:
                _findings.Add(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, $"'{file}' must hold a list of input sets", other.Span));
                return set;
        }
    }

    private T Accept<T>(StageResult<T> stage)
    {
        _findings.AddRange(stage.Diagnostics);
        return stage.Value;
    }
}
