using System.Collections.Frozen;
using GitOpsSets.Conformance.Yaml;

namespace GitOpsSets.Conformance;

/// <summary>Which replay answers the cases of which file. A new topic is one line here.</summary>
internal static class ReplayCatalog
{
    private static readonly FrozenDictionary<string, Func<ConformanceCase, CaseResult>> Replays =
        new Dictionary<string, Func<ConformanceCase, CaseResult>>(StringComparer.Ordinal)
        {
            ["ports/regex"] = Ports.RegexReplay.Run,
            ["templates-language/blocks"] = Templates.LanguageReplay.Run,
            ["templates-language/broken"] = Templates.LanguageReplay.Run,
            ["templates-language/builtins"] = Templates.LanguageReplay.Run,
            ["templates-language/control"] = Templates.LanguageReplay.Run,
            ["templates-language/errors"] = Templates.LanguageReplay.Run,
            ["templates-language/fields-and-variables"] = Templates.LanguageReplay.Run,
            ["templates-language/lexing"] = Templates.LanguageReplay.Run,
            ["templates-language/literals"] = Templates.LanguageReplay.Run,
            ["templates-language/manifests"] = Templates.LanguageReplay.Run,
            ["templates-language/pipelines"] = Templates.LanguageReplay.Run,
            ["templates-language/printing"] = Templates.LanguageReplay.Run,
            ["templates-language/templates"] = Templates.LanguageReplay.Run,
            ["templates-language/whole-templates"] = Templates.LanguageReplay.Run,
            ["yaml/emit"] = EmitReplay.Run,
            ["yaml/roundtrip"] = RoundtripReplay.Run,
            ["yaml/scalars"] = JsonOfYamlReplay.Run,
            ["yaml/structure"] = JsonOfYamlReplay.Run,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The replay for <c>area/topic</c>, or null when nobody knows that file.</summary>
    public static Func<ConformanceCase, CaseResult>? Find(string area, string file) =>
        Replays.GetValueOrDefault($"{area}/{ConformanceCase.TopicOf(file)}");
}
