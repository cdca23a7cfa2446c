using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>A template that is ready to meet elements.</summary>
/// <param name="Index">Its place among the templates of its set, for messages.</param>
/// <param name="Spec">As written.</param>
/// <param name="Source">Its text.</param>
/// <param name="Template">Parsed once.</param>
/// <param name="Delimiters">What opens and closes its actions.</param>
/// <param name="Repeat">What multiplies an element; null for nothing.</param>
public sealed record CompiledTemplate(int Index, TemplateSpec Spec, TemplateSource Source, Template Template, Delimiters Delimiters, JsonPathExpression? Repeat);
