namespace GitOpsSets.Engine.Ports;

/// <summary>A repository on a forge, as a definition names it.</summary>
/// <param name="Server">Scheme, host and port people browse, such as <c>https://github.com</c>; or an API root where the definition gives one.</param>
/// <param name="Path">Such as <c>acme/shop</c>; case as written.</param>
/// <param name="Credential">The token the definition names; null when it names none, and then the adapter may use the one it holds for exactly this host.</param>
public sealed record ForgeRepository(Uri Server, string Path, Secret? Credential)
{
    /// <summary>The App that is asked as in place of <see cref="Credential"/>; null for none.</summary>
    public ForgeApp? App { get; init; }

    /// <summary>Labels that the forge itself is asked to filter by, in its own words, separated by commas; empty for none.</summary>
    public string LabelFilter { get; init; } = "";

    /// <summary>How connections to this server are secured; null for the system's way.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>The cloud that may be asked for a credential where <see cref="Credential"/> is null, and as whom; null where no cloud is.</summary>
    public CloudIdentity? Identity { get; init; }
}
