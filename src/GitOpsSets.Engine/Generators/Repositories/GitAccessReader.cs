using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>As whom a GitRepository is fetched: the keys of its Secret, which differ by transport (source-controller v1, "Secret reference").</summary>
internal static class GitAccessReader
{
    private const string Field = "secretRef";
    private const string ProviderField = "provider";
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
        string? secret = secrets.NameIn(spec, Field);
        TlsSettings? tls = null;
        ForgeApp? app = null;
        if (keys is not null && (ProviderTls.Read(keys, secret!, out tls) ?? (GitHubAppKeys.AreIn(keys) ? GitHubAppKeys.Read(keys, secret!, out app) : null)) is { } reason)
        {
            spec.Refuse(Field, reason, DiagnosticCodes.GeneratorInvalid);
        }

        string provider = spec.Text(ProviderField) is { Length: > 0 } named ? named : "generic";
        var access = new SourceAccess
        {
            UserName = RepositorySecrets.Trimmed(keys, "username")?.Reveal() ?? "",
            Password = RepositorySecrets.Trimmed(keys, "password"),
            BearerToken = RepositorySecrets.Trimmed(keys, "bearerToken"),
            App = app,
            Tls = tls,
            MissingSecret = keys is null ? secret : null,
            MissingAdvice = secret is not null && provider == "github" ? GitHubAppKeys.Advice(secret) : null,
            Provider = provider,
        };
        if (keys is { Count: > 0 } && access is { BearerToken: null, Password: null, Tls: null } && !GitHubAppKeys.AreIn(keys))
        {
            spec.Refuse(Field, $"the secret '{secret}' has neither the keys 'username' and 'password' nor a key 'bearerToken' or 'ca.crt'", DiagnosticCodes.GeneratorInvalid);
        }

        return access with { Identity = IdentityOf(spec, secrets, access) };
    }

    // As source-controller: an App takes the provider 'github', and that provider an App.
    private static CloudIdentity? IdentityOf(FieldReader spec, RepositorySecrets secrets, SourceAccess access)
    {
        switch (access.Provider)
        {
            case "generic" when access.App is not null:
                spec.Refuse(Field, $"the secret '{secrets.NameIn(spec, Field)}' describes a GitHub App, and 'provider' is not github", DiagnosticCodes.GeneratorInvalid, "write provider: github");
                return null;
            case "generic":
                return null;
            case "github":
                if (access is { App: null, MissingSecret: null })
                {
                    spec.Refuse(ProviderField, "the provider 'github' signs in as a GitHub App, and no Secret in 'secretRef' describes one", DiagnosticCodes.GeneratorInvalid, "name one with the keys 'githubAppID', 'githubAppInstallationID' and 'githubAppPrivateKey'");
                }

                return null;
            case "azure":
                if (ServiceAccountIdentity.TryFind(secrets.Context, secrets.Namespace, spec.Mapping, CloudKind.Azure, out var identity) is { } reason)
                {
                    spec.Refuse("serviceAccountName", reason, DiagnosticCodes.GeneratorInvalid);
                }

                return identity;
            default:
                spec.Refuse(ProviderField, $"there is nobody who signs in as '{access.Provider}'", DiagnosticCodes.GeneratorInvalid, "write azure, github or generic, or map the repository to a folder with the input sources");
                return null;
        }
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
