using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Finds and reads the definitions of a repository.</summary>
/// <param name="factory">Makes them.</param>
public sealed class DefinitionLoader(DefinitionFactory factory)
{
    // What a file must hold to be worth parsing: repositories are full of YAML-like files that are none of our business.
    private static readonly byte[][] Signs = [.. ((string[])["GitOpsSet", "ResourceSet"]).Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Bytes of one file; of a larger one it is not known what it defines.</summary>
    public int MaxFileBytes { get; init; } = (int)RunLimits.DefinitionBytes.Default;

    /// <summary>Makes definitions.</summary>
    public DefinitionFactory Factory => factory;

    /// <summary>The definitions in the files that patterns choose.</summary>
    /// <param name="tree">The repository.</param>
    /// <param name="globs">Which files.</param>
    /// <param name="variables">What is substituted before anything is evaluated.</param>
    /// <param name="outputRoot">The folder of expanded files, which is never searched; empty for none.</param>
    public StageResult<DefinitionCollection> Load(IFileTree tree, FileGlob globs, string outputRoot, DefinitionVariables variables)
    {
        var sets = ImmutableArray.CreateBuilder<SetDefinition>();
        var providers = ImmutableArray.CreateBuilder<ProviderDefinition>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var broken = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (string path in Files(tree, "", outputRoot).Where(globs.Matches))
        {
            switch (tree.Read(path, MaxFileBytes))
            {
                case FileReading.Content content when Signs.Any(sign => content.Bytes.Span.IndexOf(sign) >= 0):
                    ReadFile(content.Bytes, path, variables, sets, providers, findings, broken);
                    break;
                case FileReading.TooLarge:
                    // What is in it is not known, so that sets it may have defined keep their files.
                    broken.Add(path);
                    findings.Add(new Diagnostic(DiagnosticCodes.LimitReached, Severity.Warning, string.Create(CultureInfo.InvariantCulture, $"'{path}' is larger than {MaxFileBytes} bytes and is not searched for definitions"), new SourceSpan(path, 1, 1)) { Suggestion = RunLimits.DefinitionBytes.Advice(MaxFileBytes, "leave it out with 'definitions', or split it") });
                    break;
            }
        }

        FindDuplicates(sets, findings);
        return new StageResult<DefinitionCollection>(new DefinitionCollection(sets.ToImmutable(), providers.ToImmutable()) { BrokenFiles = broken.ToImmutable() }, findings.ToImmutable());
    }

    private static IEnumerable<string> Files(IFileTree tree, string folder, string outputRoot)
    {
        foreach (var entry in tree.List(folder))
        {
            string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            if (entry.Kind == TreeEntryKind.File)
            {
                yield return path;
            }
            else if (entry.Kind == TreeEntryKind.Directory && path != outputRoot)
            {
                foreach (string inner in Files(tree, path, outputRoot))
                {
                    yield return inner;
                }
            }
        }
    }

    private static void FindDuplicates(ImmutableArray<SetDefinition>.Builder sets, ImmutableArray<Diagnostic>.Builder findings)
    {
        var seen = new Dictionary<(string, ObjectName), SetDefinition>();
        foreach (var set in sets)
        {
            if (!seen.TryAdd((set.Dialect.Kind, set.Name), set))
            {
                findings.Add(new Diagnostic(DiagnosticCodes.DuplicateDefinition, Severity.Error, $"{set.Dialect.Kind} '{set.Name}' is defined twice", set.Origin).Via("first", seen[(set.Dialect.Kind, set.Name)].Origin));
            }
        }
    }

    private void ReadFile(ReadOnlyMemory<byte> bytes, string path, DefinitionVariables variables, ImmutableArray<SetDefinition>.Builder sets, ImmutableArray<ProviderDefinition>.Builder providers, ImmutableArray<Diagnostic>.Builder findings, ImmutableHashSet<string>.Builder broken)
    {
        try
        {
            var duplicates = new List<YamlDuplicateKey>();
            var result = YamlReader.ReadAllReadable(YamlText.Decode(bytes.Span, path), path, YamlLimits.Written, duplicates);
            findings.AddRange(DuplicateKeys.Of(result.Documents, duplicates));
            foreach (var error in result.Errors)
            {
                broken.Add(path);
                findings.Add(YamlFindings.Of(error));
            }

            foreach (var definition in result.Documents.Select(document => document.Root).OfType<YamlMapping>())
            {
                var read = factory.ReadSubstituted(definition, variables);
                sets.AddRange(read.Value.Sets);
                providers.AddRange(read.Value.Providers);
                findings.AddRange(read.Diagnostics);
            }
        }
        catch (YamlException exception)
        {
            broken.Add(path);
            findings.Add(YamlFindings.Of(exception));
        }
    }
}
