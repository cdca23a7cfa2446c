using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace GitOpsSets.Action.Git.Signing;

/// <summary>
/// A private folder in which a key lies ready for git's own signing, for as long as a publication takes. The passphrase is handed to the signing
/// program alone, by its environment: no command line and no file holds it.
/// </summary>
internal sealed class SigningRoom : IDisposable
{
    private const string PassphraseVariable = "GITOPSSETS_PASSPHRASE";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
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
        var room = new SigningRoom(Directory.CreateTempSubdirectory("gs-").FullName, searchPath);
        try
        {
            room.Signature = key.Format == SigningFormat.Ssh ? room.WithSsh(key) : await room.WithGpgAsync(key, cancellationToken);
            return room;
        }
        catch
        {
            room.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        // An agent outlives the call that started it; without its folder it ends by itself, with the socket gone it ends now.
        if (Directory.Exists(_folder) && Find("gpgconf") is { } gpgconf && File.Exists(Path.Combine(_folder, "pubring.kbx")))
        {
            using var ending = Start(gpgconf, ["--kill", "gpg-agent"]);
            ending.WaitForExit(Patience);
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

        string file = Write("key", text + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new CommitSignature(
            file,
            [new("gpg.format", "ssh")],
            [
                new("SSH_ASKPASS", Write("ask", $"#!/bin/sh\nprintf '%s\\n' \"${PassphraseVariable}\"\n", UnixFileMode.UserRead | UnixFileMode.UserExecute)),
                new("SSH_ASKPASS_REQUIRE", "force"),
                new("DISPLAY", "none"),
                new(PassphraseVariable, key.Passphrase.Reveal()),
            ],
            SecretsOf(key));
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
        string program = Write(
            "gpg",
            $"#!/bin/sh\nexec '{gpg}' --batch --no-tty --pinentry-mode loopback --passphrase-fd 3 \"$@\" 3<<END\n${PassphraseVariable}\nEND\n",
            UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new CommitSignature(
            fingerprint,
            [new("gpg.format", "openpgp"), new("gpg.program", program)],
            [new("GNUPGHOME", _folder), new(PassphraseVariable, key.Passphrase.Reveal())],
            SecretsOf(key));
    }

    private static ImmutableArray<string> SecretsOf(SigningKey key) =>
        [.. new[] { key.Passphrase.Reveal(), key.Key.Reveal() }.Where(secret => secret.Length > 0)];

    private async Task<string> RunAsync(string program, string[] arguments, string input, string operation, SigningKey key, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Patience);
        using var process = Start(program, arguments);
        await using var killing = stop.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(stop.Token);
        var error = process.StandardError.ReadToEndAsync(stop.Token);
        await process.StandardInput.WriteAsync(input.AsMemory(), stop.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(stop.Token);
        return process.ExitCode == 0
            ? await output
            : throw new GitException(GitFailure.Forbidden, operation, new Redaction(SecretsOf(key)).Clean(await error), exitCode: process.ExitCode, advice: "Check the inputs signing-key and signing-passphrase.");
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["PATH"] = _searchPath;
        start.Environment["GNUPGHOME"] = _folder;
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start) ?? throw new UnreachableException();
    }

    private string Write(string name, string text, UnixFileMode mode)
    {
        string file = Path.Combine(_folder, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return file;
    }

    private string Require(string program, string package) => Find(program)
        ?? throw new GitException(GitFailure.NotInstalled, "sign the commit", $"there is no {program} on PATH", advice: $"Install {package}.");

    private string? Find(string program) =>
        _searchPath.Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
