using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GitOpsSets.Testing;

/// <summary>A real git server behind Debian's sshd on the loopback interface, as the current user. <c>.ci/run</c> installs it where it is missing.</summary>
public sealed class GitSshHost : IAsyncDisposable
{
    private const int MaxStarts = 5;

    private static readonly string? Daemon = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(["/usr/sbin", "/usr/local/sbin"]).Select(static folder => Path.Combine(folder, "sshd")).FirstOrDefault(File.Exists);

    private readonly string _folder;
    private Process _process = null!;
    private Task _draining = Task.CompletedTask;

    private GitSshHost(string folder) => _folder = folder;

    /// <summary>Whether the program is there.</summary>
    public static bool IsInstalled => Daemon is not null;

    /// <summary>What a test says that needs it and does not find it.</summary>
    public const string Missing = "there is no sshd: 'apt-get install openssh-server' puts it there, and .ci/run tries to";

    /// <summary>The folder with the repositories.</summary>
    public string Root => Path.Combine(_folder, "repositories");

    /// <summary>The server's port.</summary>
    public int Port { get; private set; }

    /// <summary>The line of a <c>known_hosts</c> with the server's key.</summary>
    public string KnownHosts => KnownHostsOf(File.ReadAllText(Path.Combine(_folder, "host.pub")));

    /// <summary>How often somebody was let in so far.</summary>
    public int Sessions => File.Exists(Path.Combine(_folder, "sessions")) ? File.ReadAllLines(Path.Combine(_folder, "sessions")).Length : 0;

    /// <summary>What the server wrote so far.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Starts a server that lets nobody in yet.</summary>
    /// <param name="speaksVersion2">Whether clients may ask for git's second protocol, as at the hosting services.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<GitSshHost> StartAsync(CancellationToken cancellationToken, bool speaksVersion2 = true)
    {
        var host = new GitSshHost(Directory.CreateTempSubdirectory("sshhost-").FullName);
        Directory.CreateDirectory(host.Root);
        await SshKeys.GenerateAsync(Path.Combine(host._folder, "host"), "");
        await File.WriteAllTextAsync(Path.Combine(host._folder, "authorized"), "", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(host._folder, "serve"), Script(host), cancellationToken);
        if (Environment.IsPrivilegedProcess)
        {
            // Where the unprivileged half of the server is locked into; its package leaves it to the service manager.
            Directory.CreateDirectory("/run/sshd");
        }

        for (int start = 1; start <= MaxStarts; start++)
        {
            host.Port = FreePort();
            await File.WriteAllTextAsync(Path.Combine(host._folder, "settings"), Settings(host, speaksVersion2), cancellationToken);
            if (await host.ListensAsync(cancellationToken))
            {
                return host;
            }
        }

        throw new InvalidOperationException($"sshd does not listen: {string.Join('\n', host.Log)}");
    }

    /// <summary>Makes an empty repository that allows partial fetches, as the hosting services do.</summary>
    public Task<GitHttpRepository> CreateAsync(string name) => GitHttpRepository.InitializeAsync(Root, name, UrlOf(name));

    /// <summary>The address of a repository, whether it is there or not.</summary>
    public string UrlOf(string name) => string.Create(CultureInfo.InvariantCulture, $"ssh://{Environment.UserName}@127.0.0.1:{Port}/{name}.git");

    /// <summary>Lets a key in, and no other.</summary>
    /// <param name="publicKey">One line.</param>
    public void LetIn(string publicKey) => File.WriteAllText(Path.Combine(_folder, "authorized"), publicKey);

    /// <summary>From now on everybody who was let in waits for ever.</summary>
    public void Hang() => File.WriteAllText(Path.Combine(_folder, "hang"), "");

    /// <summary>From now on whoever wants to push is told what GitHub tells a key that may only read.</summary>
    public void ForbidPushes() => File.WriteAllText(Path.Combine(_folder, "read-only"), "");

    /// <summary>The line that a <c>known_hosts</c> has for this address with a key of whomever.</summary>
    public string KnownHostsOf(string publicKey) => string.Create(CultureInfo.InvariantCulture, $"[127.0.0.1]:{Port} {string.Join(' ', publicKey.Split(' ')[..2])}\n");

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _draining;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Daemon!, ["-D", "-e", "-f", Path.Combine(_folder, "settings")]) { RedirectStandardError = true, UseShellExecute = false };
        _process = Process.Start(start)!;
        while (await _process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            Log.Enqueue(line);
            if (line.StartsWith("Server listening on", StringComparison.Ordinal))
            {
                _draining = DrainAsync();
                return true;
            }
        }

        return false;
    }

    private async Task DrainAsync()
    {
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            Log.Enqueue(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Settings(GitSshHost host, bool speaksVersion2) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        ListenAddress 127.0.0.1:{host.Port}
        HostKey {host._folder}/host
        AuthorizedKeysFile {host._folder}/authorized
        ForceCommand /bin/sh {host._folder}/serve
        PidFile none
        StrictModes no
        UsePAM no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        {(speaksVersion2 ? "AcceptEnv GIT_PROTOCOL" : "")}

        """);

    // The command is git's own, such as: git-upload-pack '/fleet.git'
    private static string Script(GitSshHost host) =>
        $"""
        echo "$SSH_ORIGINAL_COMMAND" >> '{host._folder}/sessions'
        [ -e '{host._folder}/hang' ] && exec cat >/dev/null
        eval "set -- $SSH_ORIGINAL_COMMAND"
        if [ -e '{host._folder}/read-only' ] && [ "$1" = git-receive-pack ]; then
          echo "ERROR: The key you are authenticating with has been marked as read only." >&2
          exit 1
        fi
        case "$1" in git-upload-pack|git-receive-pack) exec "$1" "{host.Root}$2";; esac
        echo "only git" >&2
        exit 128

        """;
}
