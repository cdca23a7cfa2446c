using System.Collections.Frozen;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>The variables that the <c>postBuild</c> of a Flux Kustomization sets.</summary>
/// <param name="Values">By name; names are identifiers, values have no line feeds.</param>
/// <param name="IsAlways">Whether texts are substituted even when there are no variables.</param>
/// <param name="HoldsSecrets">Whether a Secret is among the sources, so that no message may show what came out.</param>
internal sealed partial record PostBuildVariables(FrozenDictionary<string, string> Values, bool IsAlways, bool HoldsSecrets)
{
    /// <summary>Gathers variables from sources and inline values, which win.</summary>
    /// <param name="kustomization">The Kustomization object.</param>
    /// <param name="find">
    /// Finds a ConfigMap or Secret by kind and name, in the Kustomization's namespace; null when there is none.
    /// </param>
    /// <exception cref="SubstitutionException">A source that is not optional is missing, or something is not as the schema wants it.</exception>
    public static PostBuildVariables Of(YamlMapping kustomization, Func<string, string, YamlMapping?> find)
    {
        var postBuild = Child(Child(kustomization, "spec"), "postBuild");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        bool holdsSecrets = false;
        if (postBuild?["substituteFrom"] is { } sources)
        {
            holdsSecrets = AddSources(sources, find, values);
        }

        if (postBuild?["substitute"] is { } inline)
        {
            AddTexts(inline as YamlMapping ?? throw new SubstitutionException("spec.postBuild.substitute must be a mapping"), "spec.postBuild.substitute", values);
        }

        return Of(values, (postBuild?["substituteStrategy"] as YamlString)?.Value == "Always") with { HoldsSecrets = holdsSecrets };
    }

    /// <summary>Takes variables as they are given.</summary>
    /// <param name="values">By name. Line feeds are taken out of the values.</param>
    /// <param name="isAlways">Whether texts are substituted even when there are none.</param>
    /// <exception cref="SubstitutionException">A name is no identifier.</exception>
    public static PostBuildVariables Of(IReadOnlyDictionary<string, string> values, bool isAlways)
    {
        if (values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !Name().IsMatch(name)) is { } bad)
        {
            throw new SubstitutionException($"'{bad}' is no name of a variable: letters, digits and '_', not a digit first");
        }

        return new PostBuildVariables(
            values.ToFrozenDictionary(variable => variable.Key, variable => variable.Value.Replace("\n", "", StringComparison.Ordinal), StringComparer.Ordinal), isAlways, HoldsSecrets: false);
    }

    private static YamlMapping? Child(YamlMapping? parent, string key) => parent?[key] switch
    {
        null or YamlNull => null,
        YamlMapping mapping => mapping,
        _ => throw new SubstitutionException($"'{key}' must be a mapping"),
    };

    // Tells whether a Secret was among them.
    private static bool AddSources(YamlNode sources, Func<string, string, YamlMapping?> find, Dictionary<string, string> values)
    {
        if (sources is not YamlSequence list)
        {
            throw new SubstitutionException("spec.postBuild.substituteFrom must be a list");
        }

        bool holdsSecrets = false;
        foreach (var item in list.Items)
        {
            var source = item as YamlMapping ?? throw new SubstitutionException("an item of spec.postBuild.substituteFrom must be a mapping");
            string kind = Text(source, "kind");
            string name = Text(source, "name");
            bool isOptional = source["optional"] switch
            {
                null or YamlNull => false,
                YamlBoolean boolean => boolean.Value,
                _ => throw new SubstitutionException("'optional' must be true or false"),
            };
            if (kind is not ("ConfigMap" or "Secret"))
            {
                continue;
            }

            if (find(kind, name) is { } found)
            {
                AddData(kind, found, values);
                holdsSecrets |= kind == "Secret";
            }
            else if (!isOptional)
            {
                throw new SubstitutionException($"{kind} '{name}', which variables come from, is not there");
            }
        }

        return holdsSecrets;
    }

    private static void AddData(string kind, YamlMapping source, Dictionary<string, string> values)
    {
        if (source["data"] is YamlMapping data)
        {
            if (kind == "ConfigMap")
            {
                AddTexts(data, "data", values);
            }
            else
            {
                AddEncoded(data, values);
            }
        }

        if (kind == "Secret" && source["stringData"] is YamlMapping texts)
        {
            AddTexts(texts, "stringData", values);
        }
    }

    private static void AddEncoded(YamlMapping data, Dictionary<string, string> values)
    {
        foreach (var entry in data.Entries)
        {
            try
            {
                values[entry.Key] = GoText.FromUtf8(Convert.FromBase64String((entry.Value as YamlString)?.Value ?? ""));
            }
            catch (FormatException)
            {
                throw new SubstitutionException($"the value of '{entry.Key}' in a Secret is not base64");
            }
        }
    }

    private static void AddTexts(YamlMapping texts, string place, Dictionary<string, string> values)
    {
        foreach (var entry in texts.Entries)
        {
            values[entry.Key] = (entry.Value as YamlString ?? throw new SubstitutionException($"'{entry.Key}' in {place} must be a string")).Value;
        }
    }

    private static string Text(YamlMapping source, string key) => source[key] switch
    {
        null or YamlNull => "",
        YamlString text => text.Value,
        _ => throw new SubstitutionException($"'{key}' of a source of variables must be a string"),
    };

    [GeneratedRegex(@"^[_A-Za-z][_A-Za-z0-9]*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
