using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Oci;

/// <summary>What a registry wants to see before it answers (RFC 9110 §11.6.1; the distribution specification's token authentication).</summary>
/// <param name="Scheme">Lower-case; empty when it wants nothing.</param>
/// <param name="Realm">Where tokens are to be had; empty for none.</param>
/// <param name="Service">What the realm calls the registry; may be empty.</param>
internal sealed partial record RegistryChallenge(string Scheme, string Realm, string Service)
{
    /// <summary>Nothing is asked for.</summary>
    public static RegistryChallenge None { get; } = new("", "", "");

    /// <summary>Reads a <c>WWW-Authenticate</c> header; null when it is missing.</summary>
    public static RegistryChallenge Read(string? header)
    {
        string text = header?.Trim() ?? "";
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        var parameters = Parameters.Matches(text)
            .GroupBy(static match => match.Groups["name"].Value.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First().Groups["value"].Value, StringComparer.Ordinal);
        return new RegistryChallenge(
            (blank < 0 ? text : text[..blank]).ToLowerInvariant(),
            parameters.GetValueOrDefault("realm", ""),
            parameters.GetValueOrDefault("service", ""));
    }

    [GeneratedRegex("""(?<name>[A-Za-z]+)\s*=\s*"(?<value>[^"]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Parameters { get; }
}
