using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One element with the data of a ConfigMap or Secret (specs/gitopsset.md §2.7).</summary>
internal sealed class ConfigGenerator(string kind, string name, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("config", "Config", Nestable: true, "One element with the data of a ConfigMap or Secret among the repository's manifests.", Bind);

    public Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(context));

    private static ConfigGenerator Bind(GeneratorSpec spec, FieldReader body)
    {
        string kind = body.Text("kind");
        if (kind is not ("ConfigMap" or "Secret"))
        {
            body.Refuse("kind", $"'{kind}' holds no configuration: write ConfigMap or Secret", DiagnosticCodes.GeneratorInvalid);
        }

        return new ConfigGenerator(kind, body.Text("name"), spec);
    }

    private GeneratorAnswer Answer(GenerationContext context)
    {
        var origin = new ElementOrigin(string.Create(CultureInfo.InvariantCulture, $"config[{spec.Entry}]/{kind}/{name}"), $"{kind} {name}", spec.Origin);
        if (kind == "Secret" && context.RefusesSecrets)
        {
            return Fail(DiagnosticCodes.SecretRefused, $"the values of the Secret '{name}' would be written to the repository as plaintext", "write an ExternalSecret or SealedSecret, or keep what is no secret in a ConfigMap");
        }

        switch (context.Objects.Find(kind, context.Set.Name.Namespace, name))
        {
            case ObjectLookup.Found found:
                var data = kind == "Secret" ? SecretData(found.Object) : Texts(found.Object["data"]);
                return data is null
                    ? Fail(DiagnosticCodes.SourceContent, $"{kind} '{name}' holds data that is not base64", null)
                    : new GeneratorAnswer.Complete([new Element(ElementValues.MapOf(data), origin)]);
            case ObjectLookup.Ambiguous:
                return Fail(DiagnosticCodes.GeneratorInvalid, $"more than one {kind} '{name}' is in the repository", "write its namespace in the manifests");
            default:
                return Fail(DiagnosticCodes.SourceUnavailable, $"{kind} '{name}' of namespace '{context.Set.Name.Namespace}' is not among the repository's manifests", "commit it, or replace the generator by a list");
        }
    }

    private static List<KeyValuePair<string, string>> Texts(YamlNode? node) =>
        [.. ((node as YamlMapping)?.Entries ?? []).Select(entry => new KeyValuePair<string, string>(entry.Key, (entry.Value as YamlString)?.Value ?? ""))];

    // What an API server stores: stringData written over the decoded data.
    private static List<KeyValuePair<string, string>>? SecretData(YamlMapping secret)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, encoded) in Texts(secret["data"]))
        {
            byte[] bytes = new byte[encoded.Length];
            if (!Convert.TryFromBase64String(encoded, bytes, out int length))
            {
                return null;
            }

            merged[key] = GoText.FromUtf8(bytes.AsSpan(0, length));
        }

        foreach (var (key, text) in Texts(secret["stringData"]))
        {
            merged[key] = text;
        }

        return [.. merged];
    }

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message, string? suggestion) =>
        new(new Diagnostic(code, Severity.Error, message, spec.Origin) { Suggestion = suggestion });
}
