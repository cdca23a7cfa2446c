namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A pattern that Go's <c>regexp</c> refuses, or a pattern or a match beyond our bounds.</summary>
/// <param name="message">Why, in Go's words where Go has some: <c>error parsing regexp: missing closing ]: `[a`</c>.</param>
public sealed class RegularExpressionException(string message) : Exception(message);
