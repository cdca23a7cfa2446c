using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Verbs;

/// <summary>Reads definition files that are named one by one.</summary>
/// <param name="process">Where they are.</param>
/// <param name="factory">Makes definitions.</param>
/// <param name="variables">What is substituted before anything is evaluated.</param>
internal sealed class DefinitionFiles(HostProcess process, DefinitionFactory factory, DefinitionVariables variables)
{
    private readonly TextFiles _texts = new(process);

    /// <summary>The definitions of several files, in order.</summary>
    /// <param name="files">As written; <c>-</c> is standard input.</param>
    public StageResult<DefinitionCollection> Read(IEnumerable<string> files)
    {
        var collections = new List<DefinitionCollection>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (string file in files)
        {
            var read = ReadFile(file);
            collections.Add(read.Value);
            findings.AddRange(read.Diagnostics);
        }

        return new StageResult<DefinitionCollection>(
            new DefinitionCollection([.. collections.SelectMany(collection => collection.Sets)], [.. collections.SelectMany(collection => collection.Providers)]),
            findings.ToImmutable());
    }

    /// <summary>The first document of a file.</summary>
    public StageResult<YamlNode?> ReadFirst(string file)
    {
        var text = _texts.Read(file);
        return text.Value is null ? new StageResult<YamlNode?>(null, text.Diagnostics) : TextFiles.Guard<YamlNode?>(() => YamlReader.ReadFirst(text.Value, file, YamlLimits.Written));
    }

    private StageResult<DefinitionCollection> ReadFile(string file)
    {
        var text = _texts.Read(file);
        if (text.Value is null)
        {
            return new StageResult<DefinitionCollection>(DefinitionCollection.Empty, text.Diagnostics);
        }

        var duplicates = new List<YamlDuplicateKey>();
        var documents = TextFiles.Guard(() => YamlReader.ReadAll(text.Value, file, YamlLimits.Written, duplicates));
        if (documents.HasErrors)
        {
            return new StageResult<DefinitionCollection>(DefinitionCollection.Empty, documents.Diagnostics);
        }

        var objects = documents.Value.Select(document => document.Root).OfType<YamlMapping>().SelectMany(Members).ToList();
        if (objects is [var only] && !DefinitionFactory.IsDefinition(only) && LooksLikeResourceSet(only))
        {
            return ReadAsResourceSet(only);
        }

        var read = objects.Select(source => factory.ReadSubstituted(source, variables)).ToList();
        return new StageResult<DefinitionCollection>(
            new DefinitionCollection([.. read.SelectMany(one => one.Value.Sets)], [.. read.SelectMany(one => one.Value.Providers)]),
            [.. DuplicateKeys.Of(documents.Value, duplicates), .. read.SelectMany(one => one.Diagnostics)]);
    }

    // The Flux Operator's command line looks at neither kind nor apiVersion of the file it is given.
    private static bool LooksLikeResourceSet(YamlMapping source) =>
        source["spec"] is YamlMapping spec && (spec["resources"] ?? spec["resourcesTemplate"] ?? spec["steps"]) is not null;

    private StageResult<DefinitionCollection> ReadAsResourceSet(YamlMapping source)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Warning, "taken for a ResourceSet, which kind and apiVersion do not say; a run would pass it over", source.Span));
        return new StageResult<DefinitionCollection>(new DefinitionCollection([factory.ReadResourceSet(source, findings)], []), findings.ToImmutable());
    }

    private static IEnumerable<YamlMapping> Members(YamlMapping source) =>
        source["items"] is YamlSequence items && (source["kind"] as YamlString)?.Value.EndsWith("List", StringComparison.Ordinal) == true ? items.Items.OfType<YamlMapping>() : [source];
}
