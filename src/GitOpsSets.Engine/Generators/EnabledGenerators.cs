using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>Which generators GitOpsSets may use. Names are the reference's, such as <c>GitRepository</c>; those that nobody knows are passed over, as it does.</summary>
/// <param name="Names">Case-sensitive; empty for all.</param>
public sealed record EnabledGenerators(ImmutableArray<string> Names)
{
    /// <summary>Every generator.</summary>
    public static EnabledGenerators All { get; } = new([]);

    /// <summary>One finding for each generator of a set, those inside matrices included, that is not enabled.</summary>
    public ImmutableArray<Diagnostic> Refuse(SetDefinition set) =>
        Names.IsEmpty ? [] : [.. set.Generators.SelectMany(WithChildren).Where(spec => !IsEnabled(spec)).Select(Refusal)];

    /// <summary>An account for each generator of a set that is not enabled.</summary>
    internal ImmutableArray<SourceAccount> AccountsOf(SetDefinition set) =>
        Names.IsEmpty ? [] : [.. set.Generators.SelectMany(WithChildren).Where(spec => !IsEnabled(spec)).Select(spec => new SourceAccount($"spec.generators[{spec.Entry.ToString(CultureInfo.InvariantCulture)}].{spec.Kind}", spec.Kind, spec.Origin, SourceResult.Disabled) { Findings = [Refusal(spec)] })];

    private static IEnumerable<GeneratorSpec> WithChildren(GeneratorSpec spec)
    {
        var entries = spec.Kind == MatrixGenerator.Descriptor.Kind ? (spec.Body as YamlMapping)?["generators"] as YamlSequence : null;
        var children = (entries?.Items ?? []).OfType<YamlMapping>().SelectMany(entry => entry.Entries).Where(field => field.Value is not YamlNull);
        return [spec, .. children.Select(field => new GeneratorSpec(spec.Entry, field.Key, field.Value, field.KeySpan))];
    }

    private bool IsEnabled(GeneratorSpec spec) =>
        GeneratorCatalog.All.FirstOrDefault(known => known.Kind == spec.Kind) is not { } descriptor || Names.Contains(descriptor.SwitchName, StringComparer.Ordinal);

    private static Diagnostic Refusal(GeneratorSpec spec) =>
        new(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"the generator '{spec.Kind}' is not enabled", spec.Origin) { Suggestion = "name it in enabled-generators, or leave that option out" };
}
