using GitOpsSets.Action.Git.Ssh;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Fetching;

/// <summary>Says why a repository could not be read, and what to try.</summary>
internal static class FetchFailure
{
    /// <summary>What could not be done where nobody gives a credential, as it follows "git could not".</summary>
    public const string SignIn = "sign in";

    private const int MaxCharacters = 300;

    /// <summary>The failure of a source.</summary>
    /// <param name="exception">What git said.</param>
    /// <param name="place">Which object, and where.</param>
    /// <param name="access">What the object says of credentials.</param>
    /// <param name="hasCredentials">Whether any were shown.</param>
    public static SourceFailure Explain(GitException exception, string place, SourceAccess access, bool hasCredentials)
    {
        if (access.Ssh is not null || exception.Operation == SignIn)
        {
            return new SourceFailure(place, Reason(exception), (exception.Advice ?? "Try again later, or map the repository to a folder with the input sources").TrimEnd('.'));
        }

        bool isRefused = exception.Failure is GitFailure.Unauthorized or GitFailure.NotFound && exception.Advice?.Contains("redirects", StringComparison.Ordinal) != true;
        string advice = (isRefused, access.MissingSecret, access.Provider, hasCredentials, exception.Failure) switch
        {
            (true, { } secret, _, _, _) => access.MissingAdvice ?? $"Hand in its Secret through the input secrets, a line for each key: {secret}/username=… and {secret}/password=…",
            (true, _, not "generic", _, _) => $"Its provider '{access.Provider}' signs in with the run's identity or as an App: check that it may read this repository; or name a Secret with a token in 'secretRef'",
            (true, _, _, false, GitFailure.Unauthorized) => "Name a Secret in its 'secretRef' and hand it in through the input secrets",
            (true, _, _, _, GitFailure.Unauthorized) => "The credentials are wrong, expired, or may not read this repository",
            (true, _, _, _, _) => "Check the URL and 'ref'; of a private repository also the credentials, for a sign-in page may have answered",
            (_, _, _, _, GitFailure.TooLarge) => "Map the repository to a folder with the input sources",
            _ => exception.Advice ?? "Try again later",
        };
        return new SourceFailure(place, Reason(exception), advice.TrimEnd('.'));
    }

    /// <summary>An SSH server is not asked without a key.</summary>
    /// <param name="place">Which object, and where.</param>
    /// <param name="address">The server.</param>
    /// <param name="secret">The Secret that was not handed in, as <c>namespace/name</c>; null where none is named.</param>
    public static SourceFailure WithoutKey(string place, SshAddress address, string? secret) => new(
        place,
        secret is null ? "SSH wants a key, and no Secret is named" : $"SSH wants a key, and the Secret '{secret}' was not handed in",
        $"Hand it in through the input secrets: {secret}/identity<<END with the private key, {secret}/known_hosts<<END with what '{address.ScanCommand}' prints, once its fingerprints are checked, and {secret}/password=… where the key has a passphrase; or map the repository to a folder with the input sources");

    private static string Reason(GitException exception)
    {
        // Without a terminal git does not say what it was answered.
        string reason = exception.Reason.Contains("could not read Username", StringComparison.Ordinal) || exception.Reason.Contains("could not read Password", StringComparison.Ordinal)
            ? "HTTP 401: it wants credentials, or other ones"
            : string.Join("; ", exception.Reason.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return reason.Length <= MaxCharacters ? reason : reason[..MaxCharacters] + "…";
    }
}
