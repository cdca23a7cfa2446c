using System.Collections.Frozen;
using GitOpsSets.Conformance.Yaml;
using GitOpsSets.Conformance.Templates;

namespace GitOpsSets.Conformance;

/// <summary>Which replay answers the cases of which file. A new topic is one line here.</summary>
internal static class ReplayCatalog
{
    private static readonly FrozenDictionary<string, Func<ConformanceCase, CaseResult>> Replays =
        new Dictionary<string, Func<ConformanceCase, CaseResult>>(StringComparer.Ordinal)
        {
            ["guard/gitopsset"] = Guard.GuardReplay.Run,
            ["guard/resourceset"] = Guard.GuardReplay.Run,
            ["ports/durations"] = Ports.DurationsReplay.Run,
            ["ports/filters"] = Ports.FiltersReplay.Run,
            ["ports/gitlab-slug"] = Ports.GitLabSlugReplay.Run,
            ["gitopssets/cli"] = Sets.CliReplay.Run,
            ["gitopssets/generators"] = Sets.GeneratorsReplay.Run,
            ["resourcesets/builder"] = Sets.BuilderReplay.Run,
            ["resourcesets/cli"] = Sets.CliReplay.Run,
            ["ports/jsonpath"] = Ports.JsonPathReplay.Run,
            ["ports/regex"] = Ports.RegexReplay.Run,
            ["ports/sanitize"] = Ports.SanitizeReplay.Run,
            ["ports/semver"] = Ports.SemverReplay.Run,
            ["ports/semver-parse"] = Ports.SemverParseReplay.Run,
            ["ports/semver-sprig"] = Ports.SemverSprigReplay.Run,
            ["ports/slugify"] = Ports.SlugifyReplay.Run,
            ["ports/tag-selection"] = Ports.TagSelectionReplay.Run,
            ["ports/cron-next"] = Ports.CronNextReplay.Run,
            ["ports/envsubst"] = Ports.EnvsubstReplay.Run,
            ["ports/globs"] = Ports.GlobsReplay.Run,
            ["ports/ids"] = Ports.IdsReplay.Run,
            ["ports/input-decoding"] = Ports.InputDecodingReplay.Run,
            ["ports/input-sets"] = Ports.InputSetsReplay.Run,
            ["ports/matrix"] = Ports.MatrixReplay.Run,
            ["ports/provider-keys"] = Ports.ProviderKeysReplay.Run,
            ["ports/repository-files"] = Ports.RepositoryFilesReplay.Run,
            ["ports/schedule"] = Ports.ScheduleReplay.Run,
            ["ports/selectors"] = Ports.SelectorsReplay.Run,
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
            ["ports/substitution"] = Ports.SubstitutionReplay.Run,
            ["validation/gitopsset"] = Validation.ValidationReplay.Run,
            ["validation/resourceset"] = Validation.ValidationReplay.Run,
            ["validation/resourcesetinputprovider"] = Validation.ValidationReplay.Run,
            ["yaml/definition-files"] = DefinitionFilesReplay.Run,
            ["yaml/emit"] = EmitReplay.Run,
            ["yaml/limits"] = LimitsReplay.Run,
            ["yaml/objects-to-yaml"] = ObjectsToYamlReplay.Run,
            ["yaml/roundtrip"] = RoundtripReplay.Run,
            ["yaml/scalars"] = JsonOfYamlReplay.Run,
            ["yaml/structure"] = JsonOfYamlReplay.Run,
            ["templates-functions/crypto"] = FunctionsReplay.Run,
            ["templates-functions/dates"] = FunctionsReplay.Run,
            ["templates-functions/defaults"] = FunctionsReplay.Run,
            ["templates-functions/dicts"] = FunctionsReplay.Run,
            ["templates-functions/encoding"] = FunctionsReplay.Run,
            ["templates-functions/flow"] = FunctionsReplay.Run,
            ["templates-functions/flux"] = FunctionsReplay.Run,
            ["templates-functions/gitops"] = FunctionsReplay.Run,
            ["templates-functions/json-yaml"] = FunctionsReplay.Run,
            ["templates-functions/lists"] = FunctionsReplay.Run,
            ["templates-functions/math"] = FunctionsReplay.Run,
            ["templates-functions/regex"] = FunctionsReplay.Run,
            ["templates-functions/semver"] = FunctionsReplay.Run,
            ["templates-functions/strings"] = FunctionsReplay.Run,
            ["templates-functions/strings-lists"] = FunctionsReplay.Run,
            ["templates-functions/types"] = FunctionsReplay.Run,
            ["templates-functions/unavailable"] = FunctionsReplay.Run,
            ["templates-functions/urls"] = FunctionsReplay.Run,
            ["templates-functions/functions"] = FunctionsReplay.Run,
            ["templates-functions/expressions"] = FunctionsReplay.Run,
            ["templates-functions/cycles"] = FunctionsReplay.Run,
            ["templates-functions/properties"] = PropertiesReplay.Run,
            ["yaml/template-documents"] = TemplateDocumentsReplay.Run,
            ["yaml/typed-coercion"] = TypedCoercionReplay.Run,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The replay for <c>area/topic</c>, or null when nobody knows that file.</summary>
    public static Func<ConformanceCase, CaseResult>? Find(string area, string file) =>
        Replays.GetValueOrDefault($"{area}/{ConformanceCase.TopicOf(file)}");
}
