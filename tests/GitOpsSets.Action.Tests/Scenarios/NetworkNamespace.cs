using System.ComponentModel;
using System.Diagnostics;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A network in which every socket is refused, for a process of its own (<see href="https://man7.org/linux/man-pages/man1/unshare.1.html"/>).</summary>
internal static class NetworkNamespace
{
    /// <summary>Why a test is skipped.</summary>
    public const string Missing = "this machine lets nobody make a network namespace (unshare --map-root-user --net)";

    private static readonly Lazy<bool> Allowed = new(static () =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", [.. Empty, "true"]) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    /// <summary>The words that go before a program, for <c>unshare</c>.</summary>
    public static string[] Empty => ["--map-root-user", "--net"];

    /// <summary>Whether it can be done here.</summary>
    public static bool IsAllowed => Allowed.Value;
}
