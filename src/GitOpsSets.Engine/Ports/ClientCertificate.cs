namespace GitOpsSets.Engine.Ports;

/// <summary>A certificate that shows a server who is calling, and the key that proves it. Neither has been looked into yet.</summary>
/// <param name="Certificates">PEM: its own first, then those between it and an authority that the server knows.</param>
/// <param name="PrivateKey">PEM, without a passphrase.</param>
public sealed record ClientCertificate(string Certificates, Secret PrivateKey);
