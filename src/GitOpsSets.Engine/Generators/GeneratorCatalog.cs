using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>
/// The generators of GitOpsSets, in the order in which the controller asks those of one entry, whatever order they are written in
/// (specs/gitopsset.md §2.0). A new generator is one file and one line here.
/// </summary>
public static class GeneratorCatalog
{
    // The elements of a list only pass through, and a matrix looks at its children itself.
    private static readonly HashSet<string> PassedOn = new(["elements", "generators"], StringComparer.Ordinal);

    /// <summary>At the top level of <c>spec.generators</c>.</summary>
    public static ImmutableArray<GeneratorDescriptor> All { get; } =
    [
        ListGenerator.Descriptor,
        PullRequestsGenerator.Descriptor,
        RepositoryGenerator.Git,
        RepositoryGenerator.Oci,
        MatrixGenerator.Descriptor,
        ClusterGenerator.Descriptor,
        ApiClientGenerator.Descriptor,
        ImagePolicyGenerator.Descriptor,
        ConfigGenerator.Descriptor,
    ];

    /// <summary>Inside a matrix, where the order differs.</summary>
    public static ImmutableArray<GeneratorDescriptor> Nestable { get; } =
    [
        ListGenerator.Descriptor,
        RepositoryGenerator.Git,
        RepositoryGenerator.Oci,
        PullRequestsGenerator.Descriptor,
        ClusterGenerator.Descriptor,
        ApiClientGenerator.Descriptor,
        ImagePolicyGenerator.Descriptor,
        ConfigGenerator.Descriptor,
    ];

    /// <summary>The generators of one entry, ready to run, in the order they run in.</summary>
    /// <param name="specs">As written; keys that are no generators are noted, except those in <paramref name="otherKeys"/>.</param>
    /// <param name="catalog"><see cref="All"/> or <see cref="Nestable"/>.</param>
    /// <param name="otherKeys">Keys that stand beside generators.</param>
    /// <param name="path">How the user would name the entry.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static ImmutableArray<IElementGenerator> Bind(
        IReadOnlyCollection<GeneratorSpec> specs,
        ImmutableArray<GeneratorDescriptor> catalog,
        IReadOnlySet<string> otherKeys,
        string path,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var unknown in specs.Where(spec => !otherKeys.Contains(spec.Kind) && catalog.All(descriptor => descriptor.Kind != spec.Kind)))
        {
            diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"'{unknown.Kind}' is no generator that is supported here", unknown.Origin)
            {
                Suggestion = $"supported are {string.Join(", ", catalog.Select(descriptor => descriptor.Kind))}",
            });
        }

        var generators = ImmutableArray.CreateBuilder<IElementGenerator>();
        foreach (var descriptor in catalog)
        {
            foreach (var spec in specs.Where(spec => spec.Kind == descriptor.Kind))
            {
                if (spec.Body is YamlMapping body)
                {
                    FluxVariables.Refuse(body, PassedOn, diagnostics);
                    var generator = descriptor.Bind(spec, new FieldReader(body, $"{path}.{spec.Kind}", diagnostics));
                    generators.Add(new AccountedGenerator(descriptor.IsLive ? new LiveGenerator(generator, spec) : generator, spec, path));
                }
                else
                {
                    diagnostics.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, $"{path}.{spec.Kind} must be a mapping", spec.Body.Span));
                }
            }
        }

        return generators.ToImmutable();
    }
}
