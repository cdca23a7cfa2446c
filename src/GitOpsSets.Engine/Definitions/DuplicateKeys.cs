using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Keys that stand twice in a definition. YAML forbids it, Kubernetes takes the last one, <c>kubectl</c> refuses the object.</summary>
public static class DuplicateKeys
{
    private const int MostReported = 50;

    /// <summary>A warning with both places for each key that stands twice in a definition; other documents of the file are nobody's business here.</summary>
    /// <param name="documents">The documents of one file, in order.</param>
    /// <param name="duplicates">The keys of the whole file.</param>
    public static IEnumerable<Diagnostic> Of(ImmutableArray<YamlDocument> documents, IEnumerable<YamlDuplicateKey> duplicates) =>
        duplicates
            .Where(duplicate => documents.LastOrDefault(document => document.Span.Line <= duplicate.At.Line) is { Root: YamlMapping root } && DefinitionFactory.IsDefinition(root))
            .Take(MostReported)
            .Select(duplicate => new Diagnostic(DiagnosticCodes.DuplicateKey, Severity.Warning, $"the key '{duplicate.Key}' stands twice in one mapping; the last one counts", duplicate.At).Via("first", duplicate.First));
}
