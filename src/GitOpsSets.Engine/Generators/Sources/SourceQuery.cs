using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>What a live source was asked, and for whom. The same definition always asks the same.</summary>
/// <param name="Asker">The set whose generator asks, or the provider, as <c>kind/namespace/name</c>.</param>
/// <param name="Definition">The file that defines it, relative to the repository.</param>
/// <param name="Text">The kind of source and its settings as canonical JSON; of very long settings only their SHA-256.</param>
public sealed record SourceQuery(string Asker, string Definition, string Text)
{
    private const int MaxCharacters = 4096;

    /// <summary>What a generator of a set asks.</summary>
    public static SourceQuery Of(SetDefinition set, GeneratorSpec spec) =>
        new($"{set.Dialect.Kind}/{set.Name.Namespace}/{set.Name.Name}", set.Origin.File, Write(spec.Kind, spec.Body));

    /// <summary>What a generator of a set asks an object's source.</summary>
    /// <param name="set">The set.</param>
    /// <param name="spec">Its generator.</param>
    /// <param name="source">What the object that it names says of the source; without secrets.</param>
    public static SourceQuery Of(SetDefinition set, GeneratorSpec spec, YamlMapping source) =>
        new($"{set.Dialect.Kind}/{set.Name.Namespace}/{set.Name.Name}", set.Origin.File, Write(spec.Kind, new YamlMapping([new("generator", default, spec.Body), new("source", default, source)])));

    /// <summary>What a provider asks.</summary>
    public static SourceQuery Of(ProviderDefinition provider) =>
        new($"ResourceSetInputProvider/{provider.Name.Namespace}/{provider.Name.Name}", provider.Origin.File, Write(provider.Type, provider.Spec));

    private static string Write(string kind, YamlNode settings)
    {
        string text = JsonWriter.Write(settings);
        return $"{kind} {(text.Length <= MaxCharacters ? text : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}")}";
    }
}
