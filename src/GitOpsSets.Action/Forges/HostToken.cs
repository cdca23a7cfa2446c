using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>A token that was given for one server.</summary>
/// <param name="Server">Scheme, host and port, of the server as people browse it or of its API.</param>
/// <param name="Token">Never empty.</param>
internal sealed record HostToken(Uri Server, Secret Token);
