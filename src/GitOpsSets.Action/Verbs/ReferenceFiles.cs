using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Verbs;

/// <summary>
/// Reads definition files as the reference command lines do, with what they lose and refuse (<c>compat: strict</c>): gitopssets-cli a file of
/// GitOpsSets, flux-operator a ResourceSet and its providers. Their answers are recorded in <c>tests/conformance</c>.
/// </summary>
/// <param name="process">Where the files are.</param>
/// <param name="factory">Makes definitions.</param>
/// <param name="variables">What is substituted before anything is evaluated.</param>
internal sealed class ReferenceFiles(HostProcess process, DefinitionFactory factory, DefinitionVariables variables)
{
    private const string Separator = "---";

    private readonly TextFiles _texts = new(process);

    /// <summary>The GitOpsSets of a file, which is cut at every three dashes; of each piece the first document counts, and none may be anything else.</summary>
    public StageResult<DefinitionCollection> ReadGitOpsSets(string file) => Parse(file, text =>
    {
        var sets = ImmutableArray.CreateBuilder<SetDefinition>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        int line = 1;
        foreach (string piece in text.Split(Separator))
        {
            if (!string.IsNullOrWhiteSpace(piece))
            {
                Accept(ReadPiece(piece, line, file), sets, findings);
            }

            line += piece.Count(c => c == '\n');
        }

        return new StageResult<DefinitionCollection>(new DefinitionCollection(sets.ToImmutable(), []), findings.ToImmutable());
    });

    /// <summary>The first document of a file, taken for a ResourceSet whatever it says it is.</summary>
    public StageResult<DefinitionCollection> ReadResourceSet(string file) => Parse(file, text =>
    {
        if (YamlReader.ReadFirst(text, file, YamlLimits.Written) is not YamlMapping source)
        {
            return Refuse(new SourceSpan(file, 1, 1), "the first document of the file is no ResourceSet");
        }

        var read = factory.ReadSubstituted(source, variables);
        if (!read.Value.Sets.IsEmpty)
        {
            return read;
        }

        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var set = factory.ReadResourceSet(source, findings);
        return set.Name.Name.Length == 0 ? Refuse(source.Span, "metadata.name of a ResourceSet must be set") : new(new DefinitionCollection([set], []), findings.ToImmutable());
    });

    /// <summary>The providers of a file: every document of the set's namespace must have the type Static, whatever its kind; one without name or apiVersion is left out.</summary>
    /// <param name="file">As written.</param>
    /// <param name="namespaceName">The set's, which documents without one have too.</param>
    public StageResult<DefinitionCollection> ReadProviders(string file, string namespaceName) => Parse(file, text =>
    {
        var providers = ImmutableArray.CreateBuilder<ProviderDefinition>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var source in YamlReader.ReadAll(text, file, YamlLimits.Written).Select(document => document.Root).OfType<YamlMapping>())
        {
            if (source["kind"] is not YamlString { Value.Length: > 0 } kind)
            {
                findings.Add(Mistake(source, "a document without kind is no provider"));
            }
            else if (source["items"] is YamlSequence items && kind.Value.EndsWith("List", StringComparison.Ordinal))
            {
                providers.AddRange(items.Items.OfType<YamlMapping>().Select(item => ReadProvider(item, namespaceName, findings)));
            }
            else if (source["apiVersion"] is YamlString && (source["metadata"] as YamlMapping)?["name"] is YamlString { Value.Length: > 0 })
            {
                providers.Add(ReadProvider(source, namespaceName, findings));
            }
        }

        return new StageResult<DefinitionCollection>(new DefinitionCollection([], providers.ToImmutable()), findings.ToImmutable());
    });

    /// <summary>A list of input sets read onto the inline ones: entry by entry, key by key, and no longer than the list.</summary>
    public static YamlSequence MergeInputs(YamlSequence? inline, YamlSequence given)
    {
        var known = inline?.Items ?? [];
        return new YamlSequence([.. given.Items.Select((item, index) => Merge(index < known.Length ? known[index] as YamlMapping : null, item))], given.Span);
    }

    private static YamlNode Merge(YamlMapping? known, YamlNode given) => given switch
    {
        YamlNull => YamlMapping.Empty,
        YamlMapping mapping when known is not null => mapping.Entries.Aggregate(known, static (merged, entry) => merged.With(entry.Key, entry.Value)),
        _ => given,
    };

    private static ProviderDefinition ReadProvider(YamlMapping source, string namespaceName, ImmutableArray<Diagnostic>.Builder findings)
    {
        var provider = DefinitionFactory.ReadProvider(source, findings);
        if (provider.Name.Name.Length == 0)
        {
            findings.Add(Mistake(source, "metadata.name of a ResourceSetInputProvider must be set"));
        }
        else if (provider.Type != "Static" && (provider.Name.Namespace.Length == 0 || provider.Name.Namespace == namespaceName))
        {
            findings.Add(Mistake(source, $"a providers file may hold only providers of type Static, not '{provider.Type}'"));
        }

        return provider;
    }

    private static Diagnostic Mistake(YamlMapping source, string message) => new(DiagnosticCodes.InvalidField, Severity.Error, message, source.Span);

    private StageResult<DefinitionCollection> ReadPiece(string piece, int line, string file)
    {
        // Positions are those of the file.
        string text = new StringBuilder().Append('\n', line - 1).Append(piece).ToString();
        var node = piece.AsSpan().TrimStart() is ['{', ..]
            ? JsonReader.Read(text, file, YamlLimits.Written, JsonNumberModel.Int64OrFloat64)
            : YamlReader.ReadFirst(text, file, YamlLimits.Written);
        return node is YamlMapping source && DefinitionFactory.IsDefinition(source) && source["apiVersion"] is YamlString { Value: var version } && version.StartsWith(ApiGroups.GitOpsSets[0] + "/", StringComparison.Ordinal)
            ? factory.ReadSubstituted(source, variables)
            : Refuse(new SourceSpan(file, line, 1), "this part of the file is no GitOpsSet");
    }

    private static void Accept(StageResult<DefinitionCollection> read, ImmutableArray<SetDefinition>.Builder sets, ImmutableArray<Diagnostic>.Builder findings)
    {
        sets.AddRange(read.Value.Sets);
        findings.AddRange(read.Diagnostics);
    }

    private StageResult<DefinitionCollection> Parse(string file, Func<string, StageResult<DefinitionCollection>> read)
    {
        var text = _texts.Read(file);
        if (text.Value is null)
        {
            return new StageResult<DefinitionCollection>(DefinitionCollection.Empty, text.Diagnostics);
        }

        var guarded = TextFiles.Guard(() => read(text.Value));
        return guarded.HasErrors ? new StageResult<DefinitionCollection>(DefinitionCollection.Empty, guarded.Diagnostics) : guarded.Value;
    }

    private static StageResult<DefinitionCollection> Refuse(SourceSpan at, string message) =>
        new(DefinitionCollection.Empty, [new Diagnostic(DiagnosticCodes.NoDefinitions, Severity.Error, message, at)]);
}
