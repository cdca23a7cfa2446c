using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>
/// As whom a registry is asked for an OCIRepository or an ImageRepository (source-controller v1, image-reflector-controller v1): with the Secrets that the
/// object or its service account names; where there is none, with the identity that its provider gives.
/// </summary>
internal static class RegistryAccess
{
    private const string ProviderField = "provider";
    private const string Generic = "generic";

    /// <summary>Reads <c>spec</c>; what is wrong goes to the reader.</summary>
    /// <param name="spec">Of the object.</param>
    /// <param name="secrets">What it may name.</param>
    /// <param name="address">The repository.</param>
    public static SourceAccess Read(FieldReader spec, RepositorySecrets secrets, RepositoryAddress address)
    {
        if (spec.Node("proxySecretRef") is not null)
        {
            spec.Refuse("proxySecretRef", "the proxy is that of the runner's environment", DiagnosticCodes.GeneratorInvalid, "leave it out, or map the repository to a folder with the input sources");
        }

        Note(spec, "secretRef", RegistryCredentials.Read(secrets.Context, secrets.Namespace, spec.Mapping, address, out var keychain));
        Note(spec, "certSecretRef", ProviderTls.TryFind(secrets.Context.Secrets, secrets.Namespace, spec.Mapping, out var tls));
        string provider = spec.Text(ProviderField) is { Length: > 0 } written ? written : Generic;
        return new SourceAccess
        {
            Password = keychain.Credential,
            MissingSecret = keychain.MissingSecret,
            Tls = tls,
            Identity = keychain.IsNamed || keychain.Credential is not null ? null : IdentityOf(spec, secrets, provider),
            Provider = provider,
        };
    }

    private static CloudIdentity? IdentityOf(FieldReader spec, RepositorySecrets secrets, string provider)
    {
        CloudKind? cloud = provider switch { "aws" => CloudKind.Amazon, "azure" => CloudKind.Azure, "gcp" => CloudKind.Google, _ => null };
        if (cloud is null)
        {
            if (provider != Generic)
            {
                spec.Refuse(ProviderField, $"there is no provider '{provider}'", DiagnosticCodes.GeneratorInvalid, "write aws, azure, gcp or generic");
            }

            return null;
        }

        Note(spec, "serviceAccountName", ServiceAccountIdentity.TryFind(secrets.Context, secrets.Namespace, spec.Mapping, cloud.Value, out var identity));
        return identity;
    }

    private static void Note(FieldReader spec, string field, string? reason)
    {
        if (reason is not null)
        {
            spec.Refuse(field, reason, DiagnosticCodes.GeneratorInvalid);
        }
    }
}
