using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The digest that the operator makes of the objects of all steps.</summary>
internal static class RecordedRevision
{
    /// <summary>Of the recorded objects as our emitter writes them; the recorded one where the operator folds a line and we do not.</summary>
    public static string Of(JsonElement ok)
    {
        var text = new StringBuilder();
        foreach (var item in ok.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("objects").EnumerateArray()))
        {
            YamlEmitter.Emit(ThroughJson.Pass(JsonReader.Read(item.GetRawText(), "objects", YamlLimits.Reference, JsonNumberModel.Int64OrFloat64)), text);
            text.Append("---\n");
        }

        return FoldedText.IsPossible(text.ToString())
            ? ok.GetProperty("revision").GetString()!
            : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
