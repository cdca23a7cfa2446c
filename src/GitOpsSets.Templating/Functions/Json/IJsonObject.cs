using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>A struct that has a JSON form: Go's <c>json.Marshaler</c>, or its exported fields.</summary>
public interface IJsonObject
{
    /// <summary>What JSON and YAML show.</summary>
    /// <exception cref="FunctionException">It has no JSON form.</exception>
    TemplateValue ToJson();
}
