using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>How a request shows a token.</summary>
/// <param name="Header">Header name, such as <c>Authorization</c>.</param>
/// <param name="Scheme">Word before the token; empty for none.</param>
/// <param name="Token">Never empty.</param>
internal sealed record ForgeAuthorization(string Header, string Scheme, Secret Token)
{
    /// <summary>Whether the token travels as the password of a user without a name, in Base64 (RFC 7617).</summary>
    public bool IsPassword { get; init; }

    /// <summary>What must not come back in a message: the token, and what it looks like on its way.</summary>
    public ImmutableArray<Secret> Forms => IsPassword ? [Token, new Secret(Sent)] : [Token];

    private string Sent => IsPassword ? Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Token.Reveal().Trim())) : Token.Reveal().Trim();

    /// <summary>A bearer token, or null when there is no token.</summary>
    public static ForgeAuthorization? Bearer(Secret? token) =>
        token is { IsEmpty: false } given ? new ForgeAuthorization("Authorization", "Bearer", given) : null;

    /// <summary>A token as the password of a user without a name, or null when there is no token.</summary>
    public static ForgeAuthorization? Password(Secret? token) =>
        token is { IsEmpty: false } given ? new ForgeAuthorization("Authorization", "Basic", given) { IsPassword = true } : null;

    /// <summary>Puts the token on a request.</summary>
    /// <exception cref="ForgeException">The token has characters that no header may carry.</exception>
    public void Apply(HttpRequestMessage message)
    {
        string token = Token.Reveal().Trim();
        if (token.Length == 0 || !token.All(static character => character is > ' ' and < '\x7f'))
        {
            throw new ForgeException("the token has characters that no HTTP header can carry", "Check that the secret holds the token alone, without line breaks");
        }

        message.Headers.TryAddWithoutValidation(Header, Scheme.Length == 0 ? Sent : $"{Scheme} {Sent}");
    }
}
