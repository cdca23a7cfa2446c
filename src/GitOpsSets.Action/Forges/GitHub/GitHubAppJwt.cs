using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>The token by which a GitHub App says who it is (<see href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app"/>).</summary>
internal static class GitHubAppJwt
{
    // GitHub takes none from its future, and none that lasts longer than ten minutes: clocks may differ by a minute in one direction and five in the other.
    private const int SecondsBack = 60;
    private const int SecondsAhead = 300;

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT"}"""u8);

    /// <summary>A token for the next minutes.</summary>
    /// <exception cref="ForgeException">The key is no RSA key.</exception>
    public static Secret Sign(ForgeApp app, DateTimeOffset now)
    {
        long seconds = now.ToUnixTimeSeconds();
        string claims = string.Create(CultureInfo.InvariantCulture, $$"""{"iat":{{seconds - SecondsBack}},"exp":{{seconds + SecondsAhead}},"iss":"{{app.Id}}"}""");
        string signed = $"{Header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        using var key = RSA.Create();
        try
        {
            // A key that went through an environment variable often has its line breaks written out.
            key.ImportFromPem(app.PrivateKey.Reveal().Replace("\\n", "\n", StringComparison.Ordinal));
            return new Secret($"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new ForgeException("its githubAppPrivateKey is no RSA private key as PEM without a passphrase", "Give the whole file that GitHub made, from -----BEGIN to -----END", exception);
        }
    }
}
