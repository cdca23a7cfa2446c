using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions;

/// <summary>What a function does.</summary>
/// <param name="context">Budget, clock and randomness of the render.</param>
/// <param name="arguments">Already checked and converted to the parameter types, in order; variadic ones follow flat.</param>
/// <returns>The result, of the type Go's function returns.</returns>
/// <exception cref="FunctionException">Go's function would return an error or panic.</exception>
public delegate TemplateValue FunctionBody(FunctionContext context, ReadOnlySpan<TemplateValue> arguments);
