using System.Collections.Frozen;
using GitOpsSets.Conformance.Yaml;

namespace GitOpsSets.Conformance;

/// <summary>Which replay answers the cases of which file. A new topic is one line here.</summary>
internal static class ReplayCatalog
{
    private static readonly FrozenDictionary<string, Func<ConformanceCase, CaseResult>> Replays =
        new Dictionary<string, Func<ConformanceCase, CaseResult>>(StringComparer.Ordinal)
        {
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
            ["ports/substitution"] = Ports.SubstitutionReplay.Run,
            ["yaml/emit"] = EmitReplay.Run,
            ["yaml/limits"] = LimitsReplay.Run,
            ["yaml/objects-to-yaml"] = ObjectsToYamlReplay.Run,
            ["yaml/roundtrip"] = RoundtripReplay.Run,
            ["yaml/scalars"] = JsonOfYamlReplay.Run,
            ["yaml/structure"] = JsonOfYamlReplay.Run,
            ["yaml/template-documents"] = TemplateDocumentsReplay.Run,
            ["yaml/typed-coercion"] = TypedCoercionReplay.Run,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The replay for <c>area/topic</c>, or null when nobody knows that file.</summary>
    public static Func<ConformanceCase, CaseResult>? Find(string area, string file) =>
        Replays.GetValueOrDefault($"{area}/{ConformanceCase.TopicOf(file)}");
}
