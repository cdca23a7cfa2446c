using System.Collections.Immutable;
using GitOpsSets.Action.Git.Ssh;

namespace GitOpsSets.Action.Git;

/// <summary>Lays ready what git needs on disk to talk to one remote: certificates that it trusts or shows, or a key.</summary>
internal static class RemoteTransport
{
    /// <summary>Writes the files into a folder, with which they go.</summary>
    /// <param name="remote">Whom git will talk to.</param>
    /// <param name="folder">The folder that git works in.</param>
    /// <param name="searchPath">Where programs are found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The variables that lead git there, for calls to this remote alone.</returns>
    /// <exception cref="GitException">The key cannot be used.</exception>
    public static async Task<ImmutableArray<KeyValuePair<string, string>>> PrepareAsync(GitRemote remote, string folder, string searchPath, CancellationToken cancellationToken)
    {
        var variables = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (remote.Tls?.Authorities is { } authorities)
        {
            variables.Add(new("GIT_SSL_CAINFO", PrivateFile.Write(folder, "authorities.pem", authorities)));
        }

        if (remote.Tls?.Client is { } client)
        {
            variables.Add(new("GIT_SSL_CERT", PrivateFile.Write(folder, "client.pem", client.Certificates)));
            variables.Add(new("GIT_SSL_KEY", PrivateFile.Write(folder, "client.key", client.PrivateKey.Reveal())));
        }

        if (remote.Identity is { } identity)
        {
            variables.AddRange(await SshClient.PrepareAsync(identity, folder, searchPath, cancellationToken));
        }

        return variables.ToImmutable();
    }
}
