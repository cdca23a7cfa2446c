using System.Diagnostics;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>The program in a mount namespace of its own, where a folder can be small or closed to writing, even to root.</summary>
internal static class MountedRun
{
    /// <summary>Why a test is skipped.</summary>
    public const string Missing = "this machine lets nobody mount in a namespace of their own (unshare --map-root-user --mount)";

    private static readonly Lazy<bool> Allowed = new(static () =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    /// <summary>Whether it can be done here.</summary>
    public static bool IsAllowed => Allowed.Value;

    /// <summary>A script that stands for the program.</summary>
    /// <param name="scene">Where it is put.</param>
    /// <param name="mounts">Shell commands that come first.</param>
    public static string Write(ProposalScene scene, params string[] mounts)
    {
        string script = Path.Combine(scene.Stage.Checkout, "..", "mounted.sh");
        string text = $"#!/bin/sh\nexec unshare --map-root-user --mount sh -ec '{string.Join("; ", mounts)}; exec \"$0\" \"$@\"' {KilledRun.Executable} \"$@\"\n";
        ShellScript.Write(script, text);
        return script;
    }
}
