using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>As whom a GitRepository is fetched: the keys of its Secret, which differ by transport (source-controller v1, "Secret reference").</summary>
internal static class GitAccessReader
{
    private const string Field = "secretRef";
    private const string IdentityKey = "identity";
    private const string KnownHostsKey = "known_hosts";
    private const int SshPort = 22;

    /// <summary>Reads <c>spec</c>; what is wrong goes to the reader.</summary>
    /// <param name="spec">Of the object.</param>
    /// <param name="secrets">What it may name.</param>
    public static SourceAccess Read(FieldReader spec, RepositorySecrets secrets) =>
        spec.Text("url").StartsWith("ssh://", StringComparison.OrdinalIgnoreCase) ? ReadSsh(spec, secrets) : ReadHttp(spec, secrets);

    private static SourceAccess ReadHttp(FieldReader spec, RepositorySecrets secrets)
    {
        var keys = secrets.KeysIn(spec, Field);
        var token = RepositorySecrets.Trimmed(keys, "bearerToken");
        var password = RepositorySecrets.Trimmed(keys, "password");
        string user = RepositorySecrets.Trimmed(keys, "username")?.Reveal() ?? "";
        string? authorities = secrets.AuthoritiesIn(spec, Field);
        if (keys is { Count: > 0 } && token is null && password is null && authorities is null)
        {
            spec.Refuse(Field, $"the secret '{secrets.NameIn(spec, Field)}' has neither the keys 'username' and 'password' nor a key 'bearerToken' or 'ca.crt'", DiagnosticCodes.GeneratorInvalid);
        }

        return new SourceAccess
        {
            UserName = user,
            Password = password,
            BearerToken = token,
            CertificateAuthorities = authorities,
            MissingSecret = keys is null ? secrets.NameIn(spec, Field) : null,
            Provider = spec.Text("provider") is { Length: > 0 } provider ? provider : "generic",
        };
    }

    private static SourceAccess ReadSsh(FieldReader spec, RepositorySecrets secrets)
    {
        if (secrets.NameIn(spec, Field) is not { } name)
        {
            spec.Refuse("url", "over SSH a key is needed, and no Secret is named in 'secretRef'", DiagnosticCodes.GeneratorInvalid, $"name one with the keys '{IdentityKey}' and '{KnownHostsKey}', or map the repository to a folder with the input sources");
            return SourceAccess.Anonymous;
        }

        if (secrets.KeysIn(spec, Field) is not { } keys)
        {
            return new SourceAccess { MissingSecret = name };
        }

        string Text(string key) => keys.TryGetValue(key, out var value) ? value.Reveal() : "";
        if (string.IsNullOrWhiteSpace(Text(IdentityKey)))
        {
            spec.Refuse(Field, $"the secret '{name}' has no key '{IdentityKey}': over SSH it holds the private key", DiagnosticCodes.GeneratorInvalid, $"hand it in through the input secrets: {name}/{IdentityKey}<<END, the lines of the key, END");
        }

        if (!Text(KnownHostsKey).Split('\n').Any(static line => line.Trim() is { Length: > 0 } text && text[0] != '#'))
        {
            spec.Refuse(Field, $"the secret '{name}' has no key '{KnownHostsKey}': no SSH server is trusted at first sight", DiagnosticCodes.GeneratorInvalid, $"'{ScanOf(spec.Text("url"))}' prints it; compare its fingerprints with those that the server's operators publish, then hand it in: {name}/{KnownHostsKey}<<END, the lines, END");
        }

        return new SourceAccess
        {
            UserName = Text("username").Trim(),
            Ssh = new SshIdentity(new Secret(Text(IdentityKey)), new Secret(Text("password").TrimEnd('\r', '\n')), Text(KnownHostsKey)),
        };
    }

    private static string ScanOf(string url) =>
        AbsoluteAddress.TryRead(url, out var address) && address.Port is > 0 and not SshPort
            ? string.Create(CultureInfo.InvariantCulture, $"ssh-keyscan -p {address.Port} {address.Host}")
            : $"ssh-keyscan {address?.Host ?? "HOST"}";
}
