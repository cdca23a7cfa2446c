using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>A struct that has a JSON form: Go's <c>json.Marshaler</c>, or its exported fields.</summary>
internal interface IJsonObject
{
    /// <summary>What JSON and YAML show, made anew.</summary>
    /// <exception cref="FunctionException">It has no JSON form.</exception>
    TemplateValue ToJson();
}
