using System.Diagnostics;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Throw-away keys, and what verifies with them. The programs are git's own: a machine without them cannot run these tests (.ci/run installs them).</summary>
internal sealed class KeyRing : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kr-").FullName;

    /// <summary>An OpenSSH key pair.</summary>
    public async Task<(string Private, string Public)> NewSshAsync(string passphrase)
    {
        string file = Path.Combine(_folder, "ssh");
        await SshKeys.GenerateAsync(file, passphrase);
        return (await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(file + ".pub"));
    }

    /// <summary>An armoured OpenPGP private key.</summary>
    public async Task<string> NewGpgAsync(string passphrase)
    {
        await RunAsync("gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", passphrase, "--quick-gen-key", "Demo <demo@example.invalid>", "ed25519", "sign", "never");
        return await RunAsync("gpg", "--batch", "--pinentry-mode", "loopback", "--passphrase", passphrase, "--armor", "--export-secret-keys");
    }

    /// <summary>What git says of a commit's signature; fails when it is not good.</summary>
    public async Task<string> VerifyAsync(GitHttpRepository repository, string commit, string? sshPublic = null)
    {
        string allowed = Path.Combine(_folder, "allowed");
        await File.WriteAllTextAsync(allowed, $"demo@example.invalid {sshPublic}");
        return await RunAsync("git", "-C", repository.Folder, "-c", $"gpg.ssh.allowedSignersFile={allowed}", "verify-commit", "--verbose", commit);
    }

    /// <summary>An agent that holds the SSH key; its socket.</summary>
    public async Task<string> StartAgentAsync()
    {
        string words = await RunAsync("ssh-agent", "-a", Path.Combine(_folder, "agent"));
        _agent = int.Parse(words.Split("SSH_AGENT_PID=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
        await RunAsync("ssh-add", "-q", Path.Combine(_folder, "ssh"));
        return Path.Combine(_folder, "agent");
    }

    private int? _agent;

    public void Dispose()
    {
        if (_agent is { } agent)
        {
            using var process = Process.GetProcessById(agent);
            process.Kill();
        }

        RunAsync("gpgconf", "--kill", "gpg-agent").GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["GNUPGHOME"] = _folder;
        start.Environment["SSH_AUTH_SOCK"] = Path.Combine(_folder, "agent");
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output + (program == "git" ? await error : "") : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }
}
