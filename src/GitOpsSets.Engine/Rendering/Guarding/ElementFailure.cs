using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>A template that failed for an element with outsiders' text: whose fault it is shows once the others have rendered.</summary>
/// <param name="Finding">What went wrong.</param>
/// <param name="Template">The template.</param>
/// <param name="Element">The element.</param>
/// <param name="Data">What it was rendered with.</param>
internal sealed record ElementFailure(Diagnostic Finding, CompiledTemplate Template, Element Element, RenderData Data);
