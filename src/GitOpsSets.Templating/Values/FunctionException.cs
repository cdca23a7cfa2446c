namespace GitOpsSets.Templating.Values;

/// <summary>
/// A function refused its arguments: what Go's functions return as <c>error</c>. The evaluator adds the function's name
/// and its place in the template.
/// </summary>
/// <param name="message">Says what is wrong, without the function's name.</param>
public sealed class FunctionException(string message) : Exception(message);
