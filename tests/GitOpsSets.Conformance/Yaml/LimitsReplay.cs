using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>limits</c>: what go-yaml accepts of texts that are deep, wide or unfold. Ours is asked with its limits.</summary>
internal static class LimitsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string text = Generate(recorded.In.GetProperty("recipe"));
        string sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return sum == recorded.In.GetProperty("sha256").GetString()
            ? RecordedYaml.Compare(recorded, () => Answer(recorded.In.GetProperty("function").GetString()!, text))
            : CaseResult.Fail("the text was not generated as it was recorded");
    }

    private static string Answer(string function, string text)
    {
        switch (function)
        {
            case "ReadObjects":
                ResourceDocuments.Read(text, RecordedYaml.File, YamlLimits.Reference);
                break;
            case "JSONToYAML":
                YamlEmitter.Emit(RecordedYaml.ReadFirst(text, YamlReading.KeepFloats));
                break;
            default:
                RecordedYaml.ReadFirst(text);
                break;
        }

        return "accepted";
    }

    private static string Generate(JsonElement recipe)
    {
        var text = new StringBuilder();
        switch (recipe.GetProperty("kind").GetString())
        {
            case "repeat":
                foreach (var part in recipe.GetProperty("parts").EnumerateArray())
                {
                    text.Insert(text.Length, part.GetProperty("text").GetString()!, part.GetProperty("times").GetInt32());
                }

                break;
            case "nested-block-map":
                int depth = recipe.GetProperty("depth").GetInt32();
                for (int i = 0; i < depth; i++)
                {
                    text.Append(' ', i).Append("k:\n");
                }

                text.Append(' ', depth).Append("v\n");
                break;
            default:
                int width = recipe.GetProperty("width").GetInt32();
                text.Append("l0: &l0 [").AppendJoin(',', Enumerable.Repeat("x", width)).Append("]\n");
                for (int i = 1; i <= recipe.GetProperty("levels").GetInt32(); i++)
                {
                    string alias = string.Create(CultureInfo.InvariantCulture, $"*l{i - 1}");
                    text.Append(CultureInfo.InvariantCulture, $"l{i}: &l{i} [").AppendJoin(',', Enumerable.Repeat(alias, width)).Append("]\n");
                }

                break;
        }

        return text.ToString();
    }
}
