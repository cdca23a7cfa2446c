using System.Diagnostics;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Scripts that stand for a program.</summary>
internal static class ShellScript
{
    /// <summary>
    /// Writes one that can be executed at once. Another process writes it: what a process that is just being started here still holds open for writing cannot be executed.
    /// </summary>
    public static void Write(string path, string text)
    {
        using var writing = Process.Start(new ProcessStartInfo("sh", ["-c", "printf %s \"$1\" > \"$0\" && chmod +x \"$0\"", path, text]) { UseShellExecute = false })!;
        writing.WaitForExit();
    }
}
