namespace GitOpsSets.Action.Git.Ssh;

/// <summary>Reads what ssh printed, and the server behind it, into a failure, a reason of one line and a piece of advice.</summary>
internal static class SshDiagnosis
{
    /// <summary>Reads it.</summary>
    /// <param name="error">What git and ssh said; redacted.</param>
    /// <param name="address">Who was asked.</param>
    /// <param name="hasIdentity">Whether the run had a key of its own; else it was the user's own ssh that asked.</param>
    /// <returns>Null where nothing in it is of ssh's own.</returns>
    public static (GitFailure Failure, string Reason, string Advice)? Read(string error, SshAddress address, bool hasIdentity)
    {
        string? instead = hasIdentity ? null : $"Give the inputs ssh-key and ssh-known-hosts, or publish over HTTPS: target-repository with target-token. At a terminal git asks your own ssh: try 'ssh -T {address.User ?? SshAddress.UsualUser}@{address.Host}'";
        bool Says(string text) => error.Contains(text, StringComparison.Ordinal);
        return Says("HOST IDENTIFICATION HAS CHANGED") ? (
                GitFailure.Unauthorized,
                "the server shows another host key than 'known_hosts' has for it",
                $"Ask its operators whether the key was changed; if so, replace its lines in 'known_hosts' by what '{address.ScanCommand}' prints. If not, somebody else answers in its place")
            : Says("REVOKED HOST KEY") || Says("was revoked") ? (GitFailure.Unauthorized, "'known_hosts' says that the server's host key is revoked", "Ask its operators for the new one")
            : Says("host key is known for") || Says("Host key verification failed") ? (
                GitFailure.Unauthorized,
                "the server's host key is not in 'known_hosts'",
                instead ?? $"Compare the fingerprints of what '{address.ScanCommand}' prints with those that its operators publish, and add the lines to 'known_hosts'")
            : Says("Permission denied (") ? (
                GitFailure.Unauthorized,
                $"the server does not let the user '{address.User}' in{(hasIdentity ? " with this key" : "")}: {LineWith(error, "Permission denied (")}",
                instead ?? "Add the public half of the key to the repository as a deploy key, or hand in the key that is there")
            : Says("marked as read only") || Says("does not have write access") ? (GitFailure.Unauthorized, Without(error), "The deploy key may only read: allow it to write")
            : Says("Unable to negotiate") || Says("no matching ") ? (GitFailure.Other, LineWith(error, "no matching "), "The server and ssh share no algorithm: the server or its keys are too old")
            : Says("unadvertised object") || Says("not our ref") ? (
                GitFailure.NotFound,
                LineWith(error, Says("unadvertised object") ? "unadvertised object" : "not our ref"),
                "The server gives tips of branches and tags only: name one, or let its sshd take the variable GIT_PROTOCOL from clients (AcceptEnv GIT_PROTOCOL)")
            : Says("ssh: Could not resolve") || Says("ssh: connect to host") ? (GitFailure.Unavailable, LineWith(error, "ssh: "), "Check the host and the port, and whether this machine may reach them; try again later")
            : Says("Connection closed") || Says("Connection reset") || Says("Broken pipe") ? (GitFailure.Unavailable, LineWith(error, "Connection", "Broken pipe"), "The connection broke: try again later")
            : Says("Could not read from remote repository") ? (GitFailure.NotFound, Without(error), "Check the path in the URL, and that the key may read this repository")
            : null;
    }

    private static string LineWith(string error, params string[] texts) =>
        error.Split('\n').FirstOrDefault(line => texts.Any(text => line.Contains(text, StringComparison.Ordinal)))?.Trim() ?? error;

    // Git's own two sentences after the words of the server, which say less.
    private static string Without(string error)
    {
        string[] lines = [.. error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .TakeWhile(static line => !line.Contains("Could not read from remote repository", StringComparison.Ordinal))];
        return lines.Length == 0 ? "the server ended the connection without a word" : string.Join("; ", lines);
    }
}
