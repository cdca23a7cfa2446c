using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>emit</c>: the YAML text of a JSON value, by the three ways in which the engines come from one to the other.</summary>
internal static class EmitReplay
{
    public static CaseResult Run(ConformanceCase recorded) => RecordedYaml.Compare(
        recorded,
        () => YamlEmitter.Emit(Decode(recorded)),
        RecordedYaml.IsSameButForFolds);

    private static YamlNode Decode(ConformanceCase recorded)
    {
        var json = recorded.In.GetProperty("json");
        return recorded.In.GetProperty("decode").GetString() switch
        {
            "none" => RecordedYaml.ReadFirst(RecordedYaml.TextOf(json), YamlReading.KeepFloats),
            "float64" => ThroughJson.Pass(JsonReader.Read(JsonText(json), RecordedYaml.File, YamlLimits.Reference, JsonNumberModel.Float64)),
            _ => ThroughJson.Pass(JsonReader.Read(JsonText(json), RecordedYaml.File, YamlLimits.Reference, JsonNumberModel.Int64OrFloat64)),
        };
    }

    /// <summary><c>encoding/json</c> replaces bytes that are not UTF-8.</summary>
    private static string JsonText(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetString(json.GetProperty("base64").GetBytesFromBase64()) : json.GetString()!;
}
