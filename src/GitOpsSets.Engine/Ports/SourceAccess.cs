namespace GitOpsSets.Engine.Ports;

/// <summary>Who asks for a repository, and whom is trusted to answer.</summary>
public sealed record SourceAccess
{
    /// <summary>Asks as nobody; then the adapter may use the token it holds for exactly this host.</summary>
    public static SourceAccess Anonymous { get; } = new();

    /// <summary>The user that goes with <see cref="Password"/>.</summary>
    public string UserName { get; init; } = "";

    /// <summary>A password or token; of a registry <c>user:password</c> whole. Null for none.</summary>
    public Secret? Password { get; init; }

    /// <summary>A token that is shown as a bearer's; null for none.</summary>
    public Secret? BearerToken { get; init; }

    /// <summary>What is shown to an SSH server instead of all these; null for other servers.</summary>
    public SshIdentity? Ssh { get; init; }

    /// <summary>The App that is asked as in place of these; null for none.</summary>
    public ForgeApp? App { get; init; }

    /// <summary>The cloud that is asked for a credential where none of these is there, and as whom; null where no cloud is.</summary>
    public CloudIdentity? Identity { get; init; }

    /// <summary>How connections to the server are secured; null for the system's way.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>A Secret that the object names and the user did not hand in, as <c>namespace/name</c>; null for none. Advice names it.</summary>
    public string? MissingSecret { get; init; }

    /// <summary>How to hand <see cref="MissingSecret"/> in, where it has to hold something else than a user and a password; null where it has not.</summary>
    public string? MissingAdvice { get; init; }

    /// <summary>Whose identity signs in: <c>generic</c> for what is given here, or a cloud's or forge's name.</summary>
    public string Provider { get; init; } = "generic";
}
