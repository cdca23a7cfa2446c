namespace GitOpsSets.Action.Forges;

/// <summary>A variable of the environment from which a forge's own command line takes a token.</summary>
/// <param name="Name">Holds the token.</param>
/// <param name="ServerVariable">Names the server that it is for; empty for none.</param>
/// <param name="PublicServer">The server where that variable is unset.</param>
internal sealed record TokenVariable(string Name, string ServerVariable, string PublicServer);
