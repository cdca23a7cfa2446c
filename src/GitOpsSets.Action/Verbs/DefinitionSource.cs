using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;

namespace GitOpsSets.Action.Verbs;

/// <summary>The definitions a verb works on: files that are named, or what the globs find in the repository.</summary>
internal sealed class DefinitionSource(HostProcess process, Options options, Composition composition)
{
    public StageResult<DefinitionCollection> Read()
    {
        if (options.Reading.Compat == CompatMode.Strict)
        {
            return ReadStrictly();
        }

        var factory = composition.NewFactory();
        var variables = NewVariables();
        if (options.Reading.Files.IsEmpty)
        {
            return composition.NewLoader().Load(new WorkTree(composition.Root), FileGlob.Parse(options.Reading.Globs), options.Publish.Output, variables);
        }

        var read = new DefinitionFiles(process, factory, variables).Read(options.Reading.Files);
        return read is { HasErrors: false, Value.Sets.IsEmpty: true, Value.Providers.IsEmpty: true }
            ? new StageResult<DefinitionCollection>(read.Value, [NoDefinitions()])
            : read;
    }

    // One file as the reference would take it: an empty one is no mistake to gitopssets-cli.
    private StageResult<DefinitionCollection> ReadStrictly()
    {
        if (options.Reading.Files is not [var file])
        {
            return new StageResult<DefinitionCollection>(DefinitionCollection.Empty, [new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Error, "compat: strict takes exactly one file, as the reference command lines do", null)]);
        }

        var files = new ReferenceFiles(process, composition.NewFactory(), NewVariables());
        return options.Reading.PlainFiles > 0 ? files.ReadGitOpsSets(file) : files.ReadResourceSet(file);
    }

    private DefinitionVariables NewVariables() => composition.NewVariables(new ObjectIndex(new WorkTree(composition.Root), options.Publish.Output));

    private Diagnostic NoDefinitions() => new(
        DiagnosticCodes.NoDefinitions,
        Severity.Error,
        $"{string.Join(", ", options.Reading.Files)}: no GitOpsSet, ResourceSet or ResourceSetInputProvider was found",
        null);
}
