using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>Substitutes variables in an object as kustomize-controller does: in its whole YAML text, which is then read again.</summary>
/// <remarks>Long lines are not folded here, so that expressions stay whole where the reference breaks them at 80 columns.</remarks>
internal static class ResourceSubstitution
{
    private const string SwitchName = "kustomize.toolkit.fluxcd.io/substitute";
    // A character of private use: no text that people write holds it.
    private const string Spared = "\uE0A0{{";
    private const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>Whether a label or annotation keeps an object from being substituted.</summary>
    public static bool IsDisabled(YamlMapping resource) =>
        resource["metadata"] is YamlMapping metadata && (IsDisabled(metadata["labels"]) || IsDisabled(metadata["annotations"]));

    /// <summary>Substitutes the variables of an object that is not <see cref="IsDisabled(YamlMapping)"/>.</summary>
    /// <param name="resource">The object, read with <see cref="YamlReading.WordsAsText"/>: a controller gets it from kustomize.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="isStrict">Whether a variable that is not set and has no default is an error.</param>
    /// <param name="sparesExpressions">Whether <c>${{</c>, which the reference fails on, stays as it is: delimiters of templates begin with it.</param>
    /// <returns>
    /// The same instance when there is nothing to do. Otherwise values have the types that YAML 1.1 gives to what now stands there, all numbers have
    /// gone through <c>float64</c>, keys are sorted, and every place is that of the line the text came from.
    /// </returns>
    /// <exception cref="SubstitutionException">A text cannot be substituted.</exception>
    /// <exception cref="YamlException">The object cannot be written, or what came out is no YAML mapping.</exception>
    public static YamlMapping Apply(YamlMapping resource, PostBuildVariables variables, bool isStrict, bool sparesExpressions = false)
    {
        if (variables.Values.Count == 0 && !variables.IsAlways)
        {
            return resource;
        }

        var emitted = YamlEmitter.EmitWithOrigins(ThroughJson.Pass(resource));
        string written = sparesExpressions ? emitted.Text.Replace("${{", Spared, StringComparison.Ordinal) : emitted.Text;
        string text = VariableText.Expand(written, name => variables.Values.GetValueOrDefault(name), isStrict, MaximumBytes).Replace(Spared, "${{", StringComparison.Ordinal);
        var places = new OriginalPlaces(emitted.LineOrigins, resource.Span);
        try
        {
            return YamlReader.ReadFirst(text, resource.Span.File ?? "", YamlLimits.Default) is YamlMapping mapping
                ? places.Relocate(mapping)
                : throw new SubstitutionException("after substitution the text is no mapping any more");
        }
        catch (YamlException exception)
        {
            throw new YamlException(
                places.Of(exception.At),
                variables.HoldsSecrets ? "after substitution the text is no YAML; as variables come from a Secret, more is not shown" : $"after substitution: {exception.Message}");
        }
    }

    private static bool IsDisabled(YamlNode? switches) => switches is YamlMapping mapping && mapping[SwitchName] is YamlString { Value: "disabled" };
}
