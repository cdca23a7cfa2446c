using System.Collections.Immutable;

namespace GitOpsSets.Action.Git.Signing;

/// <summary>
/// A private folder in which a key lies ready for git's own signing, for as long as a publication takes. The passphrase is handed to the signing
/// program alone, by its environment: no command line and no file holds it.
/// </summary>
internal sealed class SigningRoom : IDisposable
{
    private readonly string _folder;
    private readonly string _searchPath;

    private SigningRoom(string folder, string searchPath) => (_folder, _searchPath) = (folder, searchPath);

    /// <summary>What git needs to sign with the key.</summary>
    public CommitSignature Signature { get; private set; } = new("", [], [], []);

    /// <summary>Lays the key ready.</summary>
    /// <param name="key">The key.</param>
    /// <param name="searchPath">Where programs are found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitException">There is no such key, or no program for it.</exception>
    public static async Task<SigningRoom> OpenAsync(SigningKey key, string searchPath, CancellationToken cancellationToken)
    {
        var room = new SigningRoom(ScratchFolder.Make("gs-"), searchPath);
        try
        {
            room.Signature = key.Format == SigningFormat.Ssh ? room.WithSsh(key) : await room.WithGpgAsync(key, cancellationToken);
            return room;
        }
        catch (Exception exception)
        {
            room.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw ScratchFolder.Failure(exception);
            }

            throw;
        }
    }

    public void Dispose()
    {
        // An agent outlives the call that started it; without its folder it ends by itself, with the socket gone it ends now.
        if (Directory.Exists(_folder) && CompanionProgram.Find("gpgconf", _searchPath) is { } gpgconf && File.Exists(Path.Combine(_folder, "pubring.kbx")))
        {
            using var ending = Program(gpgconf).Start(["--kill", "gpg-agent"]);
            ending.WaitForExit(CompanionProgram.Patience);
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The agent took its socket away at the same moment; the folder is private and in the container's /tmp.
        }
    }

    private CommitSignature WithSsh(SigningKey key)
    {
        Require("ssh-keygen", "openssh-client");
        string text = key.Key.Reveal().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (SigningKey.IsPublicSsh(text))
        {
            return new CommitSignature($"key::{text}", [new("gpg.format", "ssh")], [], []);
        }

        string file = PrivateFile.Write(_folder, "key", text + "\n");
        return new CommitSignature(file, [new("gpg.format", "ssh")], Passphrase.Asked(_folder, key.Passphrase), SecretsOf(key));
    }

    private async Task<CommitSignature> WithGpgAsync(SigningKey key, CancellationToken cancellationToken)
    {
        string gpg = Require("gpg", "gnupg");
        await RunAsync(gpg, ["--batch", "--quiet", "--import"], key.Key.Reveal(), "read the signing key", key, cancellationToken);
        string listing = await RunAsync(gpg, ["--batch", "--with-colons", "--list-secret-keys"], "", "list the signing key", key, cancellationToken);
        string? fingerprint = listing.Split('\n').FirstOrDefault(line => line.StartsWith("fpr:", StringComparison.Ordinal))?.Split(':')[9];
        if (fingerprint is null)
        {
            throw new GitException(GitFailure.Forbidden, "read the signing key", "it holds no private key", advice: "Export it with gpg --armor --export-secret-keys.");
        }

        // The passphrase goes from a variable into a pipe; 'exec' would keep the here-document's reader, so that gpg sees the end of it.
        string program = PrivateFile.WriteScript(
            _folder,
            "gpg",
            $"#!/bin/sh\nexec '{gpg}' --batch --no-tty --pinentry-mode loopback --passphrase-fd 3 \"$@\" 3<<END\n${Passphrase.Variable}\nEND\n");
        return new CommitSignature(
            fingerprint,
            [new("gpg.format", "openpgp"), new("gpg.program", program)],
            [new("GNUPGHOME", _folder), new(Passphrase.Variable, key.Passphrase.Reveal())],
            SecretsOf(key));
    }

    private static ImmutableArray<string> SecretsOf(SigningKey key) =>
        [.. new[] { key.Passphrase.Reveal(), key.Key.Reveal() }.Where(secret => secret.Length > 0)];

    private async Task<string> RunAsync(string program, string[] arguments, string input, string operation, SigningKey key, CancellationToken cancellationToken)
    {
        var (exitCode, output, error) = await Program(program).RunAsync(arguments, input, cancellationToken);
        return exitCode == 0
            ? output
            : throw new GitException(GitFailure.Forbidden, operation, new Redaction(SecretsOf(key)).Clean(error), exitCode: exitCode, advice: "Check the inputs signing-key and signing-passphrase.");
    }

    private CompanionProgram Program(string path) => new(path, _folder, [new("GNUPGHOME", _folder)], _searchPath);

    private string Require(string program, string package) => CompanionProgram.Require(program, package, "sign the commit", _searchPath);
}
