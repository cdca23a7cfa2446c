using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Sources;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The types of ResourceSetInputProviders that can be asked. A new type is one file and one line here.</summary>
public static class ProviderCatalog
{
    private static readonly HashSet<string> PassedOn = new(["defaultValues"], StringComparer.Ordinal);

    /// <summary>In the order of the documentation.</summary>
    public static ImmutableArray<ProviderDescriptor> All { get; } =
    [
        StaticProvider.Descriptor,
        GitHubPullRequestProvider.Descriptor,
    ];

    /// <summary>The provider of a definition; one whose type nobody can ask answers what its status recorded.</summary>
    /// <param name="definition">What is written.</param>
    /// <param name="prefersRecorded">Whether a recorded answer is taken even where the type can be asked.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static IInputProvider? Bind(ProviderDefinition definition, bool prefersRecorded, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (definition.IsBroken)
        {
            diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"ResourceSetInputProvider '{definition.Name}' is not usable as written", definition.Origin));
            return null;
        }

        var descriptor = All.FirstOrDefault(known => known.Type == definition.Type);
        if (definition.ExportedInputs is { } recorded && (prefersRecorded || descriptor is null))
        {
            return new RecordedProvider(definition, recorded);
        }

        if (descriptor is not null)
        {
            FluxVariables.Refuse(definition.Spec, PassedOn, diagnostics);
            var provider = descriptor.Bind(definition, new FieldReader(definition.Spec, "spec", diagnostics));
            return descriptor.IsLive ? new LiveProvider(provider, definition) : provider;
        }

        diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': the type '{definition.Type}' cannot be asked here", definition.Spec["type"]?.Span ?? definition.Origin)
        {
            Suggestion = $"supported are {string.Join(", ", All.Select(known => known.Type))}; any type works when 'status.exportedInputs' holds its last answer",
        });
        return null;
    }
}
