namespace GitOpsSets.Templating.Syntax;

/// <summary>A variable of a template. Scopes look it up by its number, at the time of execution as Go does.</summary>
/// <param name="Number">The same for the same name all over a template; 0 is <c>$</c>.</param>
/// <param name="Name">With its <c>$</c>.</param>
internal readonly record struct VariableName(int Number, string Name);
