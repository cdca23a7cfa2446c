using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Makes a set of a ResourceSet object (specs/resourceset.md §1.1).</summary>
internal static class ResourceSetReader
{
    public static SetDefinition Read(YamlMapping source, Dialect dialect, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var root = new FieldReader(source, "", diagnostics);
        var metadata = root.Object("metadata");
        var spec = root.Object("spec") ?? new FieldReader(YamlMapping.Empty, "spec", diagnostics);
        var annotations = Annotations.Of(source);
        return new SetDefinition(dialect, new ObjectName(metadata?.CoercedText("namespace") ?? "", metadata?.CoercedText("name") ?? ""), source)
        {
            Annotations = annotations,
            Delimiters = dialect.Delimiters,
            OwnerLabelPrefix = ApiGroups.ResourceSetLabels,
            IsPaused = string.Equals(annotations.GetValueOrDefault(Annotations.Reconcile), "disabled", StringComparison.OrdinalIgnoreCase),
            Inputs = spec.Sequence("inputs"),
            InputsFrom = [.. spec.Objects("inputsFrom").Select(ReadReference)],
            Strategy = ReadStrategy(spec),
            Steps = ReadSteps(spec),
            CommonLabels = spec.Object("commonMetadata")?.TextMap("labels") ?? [],
            CommonAnnotations = spec.Object("commonMetadata")?.TextMap("annotations") ?? [],
        };
    }

    private static ProviderReference ReadReference(FieldReader entry) =>
        new(entry.Node("name") is null ? null : entry.CoercedText("name"), entry.Object("selector")?.Mapping, entry.Mapping.Span);

    private static InputStrategy ReadStrategy(FieldReader spec) =>
        spec.Object("inputStrategy") is { } strategy
            ? new InputStrategy(strategy.CoercedText("name") is { Length: > 0 } name ? name : InputStrategy.Flatten.Name, strategy.Flag("includeEmptyProviders"))
            : InputStrategy.Flatten;

    private static ImmutableArray<StepSpec> ReadSteps(FieldReader spec)
    {
        var steps = spec.Objects("steps").Select(ReadNamedStep).ToImmutableArray();
        var whole = ReadStep(spec, "");
        if (steps.IsEmpty)
        {
            return [whole];
        }

        if (!IsEmpty(whole))
        {
            spec.Refuse("steps", "steps cannot stand beside resources and resourcesTemplate");
        }

        return steps;
    }

    private static StepSpec ReadNamedStep(FieldReader owner)
    {
        var step = ReadStep(owner, owner.CoercedText("name"));
        if (IsEmpty(step))
        {
            owner.Diagnostics.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"{owner.Path}: the step '{step.Name}' needs resources or resourcesTemplate", step.Origin));
        }

        if (owner.Text("timeout") is { Length: > 0 } timeout && !GoDuration.TryParse(timeout, out _, out string? reason))
        {
            owner.Refuse("timeout", reason);
        }

        return step;
    }

    private static bool IsEmpty(StepSpec step) => step.Resources.IsEmpty && step.Text is null;

    private static StepSpec ReadStep(FieldReader owner, string name)
    {
        var items = owner.Sequence("resources")?.Items ?? [];
        foreach (var nothing in items.OfType<YamlNull>())
        {
            owner.Diagnostics.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"{owner.Path}.resources[{items.IndexOf(nothing).ToString(CultureInfo.InvariantCulture)}] must be an object, not null", nothing.Span));
        }

        var resources = items.Select(item => new TemplateSpec(item, IsText: false, item.Span));
        var text = owner.Node("resourcesTemplate") is { } node && owner.CoercedText("resourcesTemplate").Length > 0
            ? new TemplateSpec(node, IsText: true, node.Span)
            : null;
        return new StepSpec(name, [.. resources], text, owner.Mapping.Span);
    }
}
