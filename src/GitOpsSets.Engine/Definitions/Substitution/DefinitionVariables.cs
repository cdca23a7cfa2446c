using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>
/// The Flux variables that are substituted in definitions before they are evaluated (design decision 16). Without any, <c>${NAME}</c>
/// passes through to Flux.
/// </summary>
/// <param name="given">Values by name.</param>
/// <param name="kustomizations">Finds the Flux Kustomization that applies a file, and the sources it reads; null when nobody asked for it.</param>
public sealed class DefinitionVariables(IReadOnlyDictionary<string, string> given, IKustomizations? kustomizations)
{
    /// <summary>Nothing is substituted.</summary>
    public static DefinitionVariables None { get; } = new(ImmutableDictionary<string, string>.Empty, null);

    /// <summary>A definition with its variables substituted, exactly as kustomize-controller does it in strict mode.</summary>
    /// <param name="definition">As it stands in its file.</param>
    /// <returns>The same definition when there is nothing to do; with an error when a variable is not set, or what comes out is no YAML.</returns>
    public StageResult<YamlMapping> Apply(YamlMapping definition)
    {
        try
        {
            if (ResourceSubstitution.IsDisabled(definition) || Variables(definition.Span.File) is not { } variables)
            {
                return new StageResult<YamlMapping>(definition, []);
            }

            return new StageResult<YamlMapping>(ResourceSubstitution.Apply(definition, variables, isStrict: true, sparesExpressions: true), []);
        }
        catch (SubstitutionException exception)
        {
            return new StageResult<YamlMapping>(definition, [new Diagnostic(DiagnosticCodes.UnresolvedVariable, Severity.Error, exception.Message, definition.Span)]);
        }
        catch (YamlException exception)
        {
            return new StageResult<YamlMapping>(definition, [YamlFindings.Of(exception)]);
        }
    }

    private PostBuildVariables? Variables(string file)
    {
        var inherited = kustomizations?.Find(file) is { } kustomization ? PostBuildVariables.Of(kustomization, (kind, name) => kustomizations.FindSource(kustomization, kind, name)) : null;
        if (given.Count == 0)
        {
            return inherited;
        }

        var merged = inherited is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(inherited.Values, StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            merged[name] = value;
        }

        return PostBuildVariables.Of(merged, inherited?.IsAlways ?? false) with { HoldsSecrets = inherited?.HoldsSecrets ?? false };
    }
}
