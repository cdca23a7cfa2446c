using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>Structs as JSON and YAML show them.</summary>
public static class JsonForm
{
    /// <summary>The text or map that stands for a struct: a time is a text in RFC 3339, a certificate its two fields.</summary>
    /// <param name="instance">A struct that a function made.</param>
    /// <param name="context">Gives tokens to the texts of a struct that was made from foreign text: they are foreign too.</param>
    /// <exception cref="FunctionException">It has no JSON form.</exception>
    public static TemplateValue Of(TemplateObject instance, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(context);
        var value = instance is IJsonObject json ? json.ToJson() : throw new FunctionException("json: unsupported type: " + instance.Type);
        return instance.Origin is { } origin ? ForeignText.Mark(value, origin.Source, context.Tokens) : value;
    }
}
