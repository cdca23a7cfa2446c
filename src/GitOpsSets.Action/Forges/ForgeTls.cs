using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Makes certificates of PEM texts, in memory only.</summary>
internal static class ForgeTls
{
    /// <summary>How connections are secured.</summary>
    /// <exception cref="ForgeException">A text holds no certificate, or a key that is none or another's.</exception>
    public static SslClientAuthenticationOptions OptionsOf(TlsSettings settings)
    {
        var options = new SslClientAuthenticationOptions();
        if (settings.Authorities is { } authorities)
        {
            options.CertificateChainPolicy = Trust(authorities);
        }

        if (settings.Client is { } client)
        {
            options.ClientCertificateContext = Show(client);
        }

        return options;
    }

    private static X509ChainPolicy Trust(string authorities)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            trust.CustomTrustStore.ImportFromPem(authorities);
        }
        catch (CryptographicException exception)
        {
            throw NoCertificates(exception);
        }

        return trust.CustomTrustStore.Count > 0 ? trust : throw NoCertificates(null);
    }

    private static SslStreamCertificateContext Show(ClientCertificate client)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPem(client.Certificates, client.PrivateKey.Reveal());
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(client.Certificates);
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new ForgeException(
                "the client certificate given for it and its key are no PEM texts that belong together",
                "Check 'tls.crt' and 'tls.key' of the Secret that certSecretRef names; a key with a passphrase cannot be used",
                exception);
        }
    }

    private static ForgeException NoCertificates(Exception? cause) =>
        new("the certificate authorities given for it are no PEM certificates", "Check the Secret that caFile or certSecretRef names", cause);
}
