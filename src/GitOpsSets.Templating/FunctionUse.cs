namespace GitOpsSets.Templating;

/// <summary>A call of a function in a template.</summary>
/// <param name="Name">The function.</param>
/// <param name="Line">1-based, in the template's own text.</param>
public readonly record struct FunctionUse(string Name, int Line);
