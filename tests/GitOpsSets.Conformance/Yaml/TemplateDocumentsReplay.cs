using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>template-documents</c>: the objects that a rendered text is read as.</summary>
internal static class TemplateDocumentsReplay
{
    public static CaseResult Run(ConformanceCase recorded) => RecordedYaml.Compare(recorded, () => Answer(recorded), RecordedYaml.IsSameValue);

    private static string Answer(ConformanceCase recorded)
    {
        string text = RecordedYaml.TextOf(recorded.In.GetProperty("text"));
        return recorded.In.GetProperty("dialect").GetString() switch
        {
            "resourceset" => Write(ResourceDocuments.Read(text, RecordedYaml.File, YamlLimits.Default)),
            "resourceset-object" => JsonWriter.Write(ResourceDocument.Read(text, RecordedYaml.File, YamlLimits.Default) is { } one ? one : new YamlNull()),
            "gitopsset" => Write(GitOpsSetDocuments.Read(text, RecordedYaml.File, YamlLimits.Default)),
            _ => Write(GitOpsSetDocuments.Read(text, RecordedYaml.File, YamlLimits.Default).Select(rendered => GitOpsSetMetadata.Apply(rendered, "sets.gitops.pro", "set", "demo"))),
        };
    }

    private static string Write(IEnumerable<YamlMapping> objects) => JsonWriter.Write(new YamlSequence([.. objects]));
}
