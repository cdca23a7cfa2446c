using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Templating.Functions.Json;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>sprig's <c>certificate</c>: a certificate and its key, both in PEM.</summary>
internal sealed class GoCertificate(string certificate, string key) : TemplateObject, IJsonObject
{
    /// <summary>PEM of the certificate.</summary>
    public string Certificate { get; } = certificate;

    /// <summary>PEM of the private key.</summary>
    public string Key { get; } = key;

    /// <inheritdoc/>
    public override GoType Type => GoType.Certificate;

    /// <inheritdoc/>
    public override string Print() => "{" + Certificate + " " + Key + "}";

    /// <inheritdoc/>
    public TemplateValue ToJson() => TemplateValue.Of(new TemplateMap { ["Cert"] = TemplateValue.Of(Certificate), ["Key"] = TemplateValue.Of(Key) });

    /// <inheritdoc/>
    public override bool TryInvoke(string name, ReadOnlySpan<TemplateValue> arguments, [MaybeNullWhen(false)] out TemplateValue result)
    {
        bool isField = name is "Cert" or "Key";
        if (isField && !arguments.IsEmpty)
        {
            throw new FunctionException($"{name} has arguments but cannot be invoked as function");
        }

        result = isField ? TemplateValue.Of(name == "Cert" ? Certificate : Key) : default;
        return isField;
    }

    /// <inheritdoc/>
    public override bool IsEqual(TemplateObject other) =>
        other is GoCertificate that && string.Equals(that.Certificate, Certificate, StringComparison.Ordinal) && string.Equals(that.Key, Key, StringComparison.Ordinal);
}
