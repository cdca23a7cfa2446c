using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>A token that was given for one server.</summary>
/// <param name="Server">Scheme, host and port; http or https.</param>
/// <param name="Token">Never empty.</param>
internal sealed record ServerToken(Uri Server, Secret Token);
