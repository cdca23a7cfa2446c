using GitOpsSets.Action.Git.Ssh;

namespace GitOpsSets.Action.Git;

/// <summary>Reads what git printed (in the C locale) into a failure and a piece of advice.</summary>
internal static class GitDiagnosis
{
    private const string FullDisk = "The disk is full: free space below TMPDIR (or /tmp), where a scratch repository is made; what begins with 'remote:' is said of the server's disk.";

    // The first match wins: the more telling text stands above the general one.
    private static readonly (string Text, GitFailure Failure, string? Advice)[] Signs =
    [
        ("returned error: 401", GitFailure.Unauthorized, null),
        ("returned error: 403", GitFailure.Unauthorized, null),
        ("Authentication failed", GitFailure.Unauthorized, null),
        ("could not read Username", GitFailure.Unauthorized, null),
        ("could not read Password", GitFailure.Unauthorized, null),
        ("Permission denied (", GitFailure.Unauthorized, "The SSH key is not accepted by this server."),
        ("marked as read only", GitFailure.Unauthorized, "The deploy key may only read: allow it to write."),
        ("does not have write access", GitFailure.Unauthorized, "The deploy key may only read: allow it to write."),
        ("Host key verification failed", GitFailure.Unauthorized, "The server's SSH host key is not known."),
        ("returned error: 304", GitFailure.Other, "A proxy may answer instead of the server: check the URL and the proxy settings."),
        ("returned error: 30", GitFailure.NotFound, "The server redirects: use the repository's new URL."),
        ("redirect", GitFailure.NotFound, "The server redirects: use the repository's new URL."),
        ("returned error: 404", GitFailure.NotFound, "Check the URL, and that the token may see the repository."),
        ("returned error: 410", GitFailure.NotFound, "Check the URL, and that the token may see the repository."),
        ("Repository not found", GitFailure.NotFound, "Check the URL, and that the token may see the repository."),
        ("' not found", GitFailure.NotFound, "Check the URL, and that the token may see the repository."),
        ("does not appear to be a git repository", GitFailure.NotFound, "Check the URL of the remote."),
        ("couldn't find remote ref", GitFailure.NotFound, "Check the name of the branch."),
        ("SSL certificate", GitFailure.Other, "The server's certificate is not trusted: give its authority in SSL_CERT_FILE."),
        ("certificate verif", GitFailure.Other, "The server's certificate is not trusted: give its authority in SSL_CERT_FILE."),
        ("mismatched algorithms", GitFailure.Other, "The remote uses the other object format (sha1 or sha256)."),
        ("No space left on device", GitFailure.Other, FullDisk),
        ("Out of diskspace", GitFailure.Other, FullDisk),
        ("Disk quota exceeded", GitFailure.Other, FullDisk),
        ("Read-only file system", GitFailure.Other, "A scratch repository is made below TMPDIR (or /tmp): name a folder there that can be written."),
        ("dubious ownership", GitFailure.Forbidden, "Add the folder to safe.directory."),
        ("' not allowed", GitFailure.Forbidden, "Only https, http, ssh and file remotes are used."),
        ("Could not resolve host", GitFailure.Unavailable, "Check the host name, DNS and the proxy settings."),
        ("Could not resolve proxy", GitFailure.Unavailable, "Check the proxy settings."),
        ("Failed to connect", GitFailure.Unavailable, "The server does not answer: try again later."),
        ("Connection re", GitFailure.Unavailable, "The connection broke: try again later."),
        ("timed out", GitFailure.Unavailable, "The server is too slow: try again later."),
        ("too slow", GitFailure.Unavailable, "The server is too slow: try again later."),
        ("returned error: 429", GitFailure.Unavailable, "The server asks for fewer requests: try again later."),
        ("returned error: 5", GitFailure.Unavailable, "The server failed: try again later."),
        ("RPC failed", GitFailure.Unavailable, "The connection broke: try again later."),
        ("hung up", GitFailure.Unavailable, "The connection broke: try again later."),
        ("early EOF", GitFailure.Unavailable, "The connection broke: try again later."),
        ("Empty reply from server", GitFailure.Unavailable, "The connection broke: try again later."),
        ("bad line length", GitFailure.Unavailable, "The answer is not git's, or was cut short: try again later, and check the URL and the proxy settings."),
        ("expected flush", GitFailure.Unavailable, "The answer is not git's, or was cut short: try again later, and check the URL and the proxy settings."),
        ("server doesn't support", GitFailure.Other, "Something between here and the server may change its answers: check the URL and the proxy settings."),
        ("is this a git repository", GitFailure.Other, "A proxy or sign-in page may have answered: check the URL and the credentials."),
        ("unable to access", GitFailure.Unavailable, "The server does not answer as a git server does: try again later, and check the URL and the proxy settings."),
    ];

    public static (GitFailure Failure, string? Advice) Read(string error)
    {
        foreach (var (text, failure, advice) in Signs)
        {
            if (error.Contains(text, StringComparison.Ordinal))
            {
                return (failure, advice);
            }
        }

        return (GitFailure.Other, null);
    }

    /// <summary>What to do about words of git or of the server it talked to; null when we know nothing better than the words.</summary>
    /// <param name="error">The words.</param>
    /// <param name="remote">The server; null for none.</param>
    public static string? Advice(string error, GitRemote? remote)
    {
        var (failure, advice) = Read(error);
        if (remote is null)
        {
            return advice;
        }

        return remote.Advice.For(error) ?? advice ?? (failure != GitFailure.Unauthorized ? null
            : remote.Credentials is null ? $"Give the action a token: it needs {remote.Advice.Rights}"
            : error.Contains("returned error: 403", StringComparison.Ordinal) ? $"The token may not do that: it needs {remote.Advice.Rights}"
            : $"The token is wrong, expired or revoked: give a fresh one with {remote.Advice.Rights}");
    }

    public static GitException Exception(GitInvocation invocation, int exitCode, string error)
    {
        if (invocation.Remote?.Ssh is { } address && SshDiagnosis.Read(error, address, invocation.Remote.Identity is not null) is { } found)
        {
            return new GitException(found.Failure, invocation.Operation, found.Reason, invocation.Remote.Location, exitCode, found.Advice);
        }

        var reason = error.Length == 0 ? "it said nothing" : error;
        return new GitException(Read(error).Failure, invocation.Operation, reason, invocation.Remote?.Location, exitCode, Advice(error, invocation.Remote));
    }
}
