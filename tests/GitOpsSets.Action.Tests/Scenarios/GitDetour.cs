namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>Leads git, which is a program of its own, to a server of this machine in place of every https one.</summary>
internal static class GitDetour
{
    private const string Folder = ".git/detour";

    /// <summary>The variable <c>PATH</c> with a git in front that takes the detour.</summary>
    /// <param name="repository">The folder of a checkout.</param>
    /// <param name="server">Where to.</param>
    public static (string Name, string Value) Path(string repository, Uri server)
    {
        string search = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        string git = search.Split(':').Select(static folder => System.IO.Path.Combine(folder, "git")).First(File.Exists);
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(repository, Folder)).FullName;
        string script = System.IO.Path.Combine(folder, "git");
        File.WriteAllText(script, $"#!/bin/sh\nGIT_ALLOW_PROTOCOL=http:https exec {git} -c url.{server}.insteadOf=https://github.com/ \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return ("PATH", $"{folder}:{search}");
    }
}
