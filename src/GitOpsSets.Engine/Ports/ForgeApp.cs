namespace GitOpsSets.Engine.Ports;

/// <summary>An App that is installed on a forge, which a definition asks as: the adapter signs in with its key and gets tokens that last an hour.</summary>
/// <param name="Id">At least 1.</param>
/// <param name="PrivateKey">RSA, PEM; not looked into yet.</param>
public sealed record ForgeApp(long Id, Secret PrivateKey)
{
    /// <summary>Which of its installations; null to look up that of <see cref="Owner"/>.</summary>
    public long? Installation { get; init; }

    /// <summary>The organisation or user it is installed for; empty where <see cref="Installation"/> says it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The root of the API that knows the App; null for the one of the repository's server.</summary>
    public Uri? Api { get; init; }
}
