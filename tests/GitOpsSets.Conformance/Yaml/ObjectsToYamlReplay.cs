using System.Text;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>objects-to-yaml</c>: objects as a stream of documents.</summary>
internal static class ObjectsToYamlReplay
{
    public static CaseResult Run(ConformanceCase recorded) => RecordedYaml.Compare(recorded, () => Answer(recorded), RecordedYaml.IsSameButForFolds);

    private static string Answer(ConformanceCase recorded)
    {
        bool markFollows = recorded.In.GetProperty("printer").GetString() == "objects-to-yaml";
        var objects = (YamlSequence)JsonReader.Read(recorded.In.GetProperty("objects").GetRawText(), RecordedYaml.File, YamlLimits.Reference, JsonNumberModel.Int64OrFloat64);
        var output = new StringBuilder();
        foreach (var item in objects.Items)
        {
            output.Append(markFollows ? "" : "---\n");
            YamlEmitter.Emit(ThroughJson.Pass(item), output);
            output.Append(markFollows ? "---\n" : "");
        }

        return output.ToString();
    }
}
