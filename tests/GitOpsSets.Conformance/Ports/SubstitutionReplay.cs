using System.Text.Json;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Ports;

/// <summary>One object and one Flux Kustomization, with ConfigMaps and Secrets at hand.</summary>
internal static class SubstitutionReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        try
        {
            string answer = Answer(recorded.In);
            return recorded.ExpectsSuccess
                ? CaseResult.Same(Print(JsonReader.Read(recorded.Out.GetProperty("ok").GetRawText(), "recorded", YamlLimits.Reference, JsonNumberModel.Int64OrFloat64)), answer)
                : CaseResult.Fail($"expected an error but was {answer}");
        }
        catch (Exception exception) when (exception is SubstitutionException or YamlException)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(exception.Message) : CaseResult.Pass;
        }
    }

    private static string Answer(JsonElement input)
    {
        var resource = Object(input.GetProperty("resource").GetString()!, YamlReading.WordsAsText);
        if (ResourceSubstitution.IsDisabled(resource))
        {
            return "null";
        }

        var kustomization = Object(input.GetProperty("kustomization").GetString()!);
        var cluster = input.TryGetProperty("cluster", out var texts) ? texts.EnumerateArray().Select(text => Object(text.GetString()!)).ToArray() : [];
        var variables = PostBuildVariables.Of(
            kustomization,
            (kind, name) => cluster.FirstOrDefault(found => Text(found["kind"]) == kind && Metadata(found, "name") == name && Metadata(found, "namespace") == Metadata(kustomization, "namespace")));
        bool isStrict = input.TryGetProperty("strict", out var strict) && strict.GetBoolean();
        return Print(ResourceSubstitution.Apply(resource, variables, isStrict));
    }

    // Numbers of an untouched object keep their kind, which the recording does not show.
    private static string Print(YamlNode node) => RecordedValues.Print(Engine.Generators.ElementValues.Of(node, JsonNumberModel.Float64));

    private static YamlMapping Object(string text, YamlReading reading = YamlReading.AsJson) =>
        (YamlMapping)YamlReader.ReadFirst(text, "recorded", YamlLimits.Reference, reading, null)!;

    private static string Metadata(YamlMapping found, string key) => Text((found["metadata"] as YamlMapping)?[key]);

    private static string Text(YamlNode? node) => (node as YamlString)?.Value ?? "";
}
