namespace GitOpsSets.Engine.Yaml;

/// <summary>Where a text, value or key, stands in the YAML that was written.</summary>
/// <param name="Text">The very instance that the tree holds.</param>
/// <param name="Start">Where its quotes, block header or first character stands.</param>
/// <param name="End">Behind its last character; a block that ends with a line feed ends behind that.</param>
internal readonly record struct EmittedScalar(string Text, int Start, int End);
