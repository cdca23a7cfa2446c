using System.Diagnostics;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Ssh;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git.Ssh;

public sealed class SshClientTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("client-").FullName;

    private static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? "";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "yes")]
    [InlineData("s3same", "no")]
    public async Task Ssh_itself_says_that_only_the_key_and_the_known_hosts_count(string passphrase, string batchMode)
    {
        var key = await SshKeys.NewAsync(passphrase);

        var settings = await SettingsAsync(await PrepareAsync(new SshIdentity(new Secret(key.Private), new Secret(passphrase), "example.com " + key.Public)));

        Assert.Equal((batchMode, "true", "yes", "none"), (settings["batchmode"], settings["stricthostkeychecking"], settings["identitiesonly"], settings["identityagent"]));
        Assert.Equal(("ssh/key", "ssh/known_hosts", "/dev/null"), (settings["identityfile"], settings["userknownhostsfile"], settings["globalknownhostsfile"]));
        Assert.Equal(("no", "no", "no", "no", "yes"), (settings["forwardagent"], settings["forwardx11"], settings["permitlocalcommand"], settings["passwordauthentication"], settings["clearallforwardings"]));
        Assert.Equal(("publickey", "false", "10"), (settings["preferredauthentications"], settings["updatehostkeys"].Replace("no", "false", StringComparison.Ordinal), settings["connecttimeout"]));
        Assert.DoesNotContain(settings.Keys, static name => name is "proxycommand" or "proxyjump" or "controlpath" or "remotecommand" or "localcommand");
    }

    [Fact]
    public async Task The_passphrase_is_in_no_file_and_in_no_command()
    {
        var key = await SshKeys.NewAsync("s3same canary");

        var variables = await PrepareAsync(new SshIdentity(new Secret(key.Private), new Secret("s3same canary"), "example.com " + key.Public));

        Assert.All(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), static file => Assert.DoesNotContain("canary", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.DoesNotContain("canary", variables["GIT_SSH_COMMAND"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh-keygen", "there is no ssh on PATH")]
    [InlineData("ssh", "there is no ssh-keygen on PATH")]
    public async Task A_machine_without_ssh_is_told_what_to_install(string present, string words)
    {
        var exception = await FailAsync(Program(present, ""));

        Assert.Equal(GitFailure.NotInstalled, exception.Failure);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Install openssh-client", exception.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_a_name_is_told_that_ssh_wants_one()
    {
        Program("ssh", "");

        var exception = await FailAsync(Program("ssh-keygen", "echo 'No user exists for uid 12345' >&2; exit 255"));

        Assert.Contains("ssh runs only for users that have a name", exception.Reason, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> PrepareAsync(SshIdentity identity) =>
        (await SshClient.PrepareAsync(identity, _folder, SearchPath, TestContext.Current.CancellationToken)).ToDictionary(StringComparer.Ordinal);

    private async Task<GitException> FailAsync(string searchPath)
    {
        var identity = new SshIdentity(new Secret("key"), new Secret(""), "hosts");
        return await Assert.ThrowsAsync<GitException>(() => SshClient.PrepareAsync(identity, _folder, searchPath, TestContext.Current.CancellationToken));
    }

    private string Program(string name, string script)
    {
        string folder = Path.Combine(_folder, "bin");
        Directory.CreateDirectory(folder);
        PrivateFile.WriteScript(folder, name, $"#!/bin/sh\n{script}\n");
        return folder;
    }

    // What ssh would do with a host, without doing it.
    private async Task<Dictionary<string, string>> SettingsAsync(Dictionary<string, string> variables)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", variables["GIT_SSH_COMMAND"] + " -G git@example.com"]) { WorkingDirectory = _folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).GroupBy(static line => line.Split(' ')[0], StringComparer.Ordinal)
            .ToDictionary(static lines => lines.Key, static lines => lines.First().Split(' ', 2)[1], StringComparer.Ordinal);
    }
}
