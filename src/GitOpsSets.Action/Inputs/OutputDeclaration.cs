namespace GitOpsSets.Action.Inputs;

/// <summary>One output of the action.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="Description">One sentence.</param>
internal sealed record OutputDeclaration(string Name, string Description);
