namespace GitOpsSets.Engine.Ports;

/// <summary>What secures connections to one server beyond what the system does; used for no other server.</summary>
/// <param name="Authorities">PEM certificates that replace the system's trust; null for the system's.</param>
/// <param name="Client">What is shown to a server that asks who is calling; null for nothing.</param>
public sealed record TlsSettings(string? Authorities, ClientCertificate? Client = null);
