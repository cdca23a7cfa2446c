using System.Diagnostics;

namespace GitOpsSets.Testing;

/// <summary>A key of SSH, made for a test.</summary>
/// <param name="Private">The private half, as ssh-keygen writes it.</param>
/// <param name="Public">One line.</param>
public sealed record SshKeys(string Private, string Public)
{
    /// <summary>Makes one.</summary>
    /// <param name="passphrase">Empty for none.</param>
    public static async Task<SshKeys> NewAsync(string passphrase = "")
    {
        string folder = Directory.CreateTempSubdirectory("sshkey-").FullName;
        try
        {
            string file = Path.Combine(folder, "key");
            await GenerateAsync(file, passphrase);
            return new SshKeys(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(file + ".pub"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes one in a file, with its public half beside it.</summary>
    public static async Task GenerateAsync(string file, string passphrase)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", "a test", "-f", file]) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("ssh-keygen made no key");
        }
    }
}
