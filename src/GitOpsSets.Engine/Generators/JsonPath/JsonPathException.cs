namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>A JSONPath expression is wrong, or does not fit the data.</summary>
/// <param name="message">Says what is wrong, without the expression.</param>
public sealed class JsonPathException(string message) : Exception(message);
