using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>roundtrip</c>: YAML to JSON and back.</summary>
internal static class RoundtripReplay
{
    public static CaseResult Run(ConformanceCase recorded) => RecordedYaml.Compare(
        recorded,
        () =>
        {
            var node = RecordedYaml.ReadFirst(RecordedYaml.TextOf(recorded.In.GetProperty("yaml")));
            return YamlEmitter.Emit(ThroughJson.Pass(node));
        },
        RecordedYaml.IsSameButForFolds);
}
