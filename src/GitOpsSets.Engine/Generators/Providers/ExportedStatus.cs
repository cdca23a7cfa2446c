using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>
/// A provider with its last answer in its status, where Flux Operator keeps it and other tools read it (specs/resourceset.md §1.2). What else the
/// status holds stays.
/// </summary>
public static class ExportedStatus
{
    /// <summary>The definition with <c>status.exportedInputs</c> and <c>status.lastExportedRevision</c>.</summary>
    /// <param name="definition">As written.</param>
    /// <param name="exported">Its whole answer; may be empty.</param>
    /// <exception cref="YamlException">A text has characters that the operator cannot write either.</exception>
    public static YamlMapping Write(ProviderDefinition definition, ImmutableArray<Element> exported)
    {
        var inputs = (YamlSequence)ThroughJson.Pass(new YamlSequence([.. exported.Select(element => ElementNodes.Of(element.Values ?? new TemplateMap()))]));
        var status = definition.Source["status"] as YamlMapping ?? YamlMapping.Empty;
        return definition.Source.With("status", status.With("exportedInputs", inputs).With("lastExportedRevision", new YamlString(RevisionOf(definition, inputs))));
    }

    /// <summary>
    /// The digest of an export. The operator folds lines at 80 columns before it makes one and we never fold, so that a longer line has another digest here.
    /// </summary>
    /// <param name="definition">Of git providers an empty export is a null.</param>
    /// <param name="inputs">The export.</param>
    public static string RevisionOf(ProviderDefinition definition, YamlSequence inputs)
    {
        bool isNull = inputs.Items.IsEmpty && ProviderCatalog.All.Any(known => known.Type == definition.Type && known.HasGitFields);
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(isNull ? "null\n" : YamlEmitter.Emit(inputs))))}";
    }
}
