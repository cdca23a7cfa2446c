using System.Diagnostics;
using GitOpsSets.Action.Tests.Publishing;

namespace GitOpsSets.Action.Tests;

/// <summary>What a person sees: the program as a process of its own, on a real terminal of <c>script</c>.</summary>
public sealed class HostProcessTests : IDisposable
{
    private const string Path = "expanded/previews/a-set-with-a-long-name/namespace-a-set-with-a-long-name-and-a-team-of-many-words.yaml";

    private readonly string _folder = Directory.CreateTempSubdirectory("terminal-").FullName;

    public HostProcessTests()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(_folder, "sets"));
        File.WriteAllText(System.IO.Path.Combine(_folder, "sets", "teams.yaml"), ProposalScene.Teams("a-set-with-a-long-name", "and-a-team-of-many-words"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("run", "xterm-256color", "", true)]
    [InlineData("run", "dumb", "", false)]
    [InlineData("run", "", "", false)]
    [InlineData("run", "xterm-256color", "CI=true", false)]
    [InlineData("run", "xterm-256color", "NO_COLOR=1", false)]
    [InlineData("diff", "xterm-256color", "", true)]
    [InlineData("diff", "dumb", "", false)]
    [InlineData("diff", "xterm-256color", "CI=true", false)]
    [InlineData("diff", "xterm-256color", "NO_COLOR=1", false)]
    public async Task A_narrow_terminal_gets_whole_lines_and_colours_where_it_draws(string verb, string terminal, string variable, bool isColoured)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script (util-linux) here to make a terminal");

        string seen = await SeenAsync(verb, terminal, variable);

        Assert.Contains(verb == "run" ? $"  + {Path["expanded/".Length..]}" : $"+++ b/{Path}", seen, StringComparison.Ordinal);
        Assert.Equal(isColoured, seen.Contains("\u001b[32m", StringComparison.Ordinal));
        Assert.Equal(isColoured || variable.StartsWith("NO_COLOR", StringComparison.Ordinal), seen.Contains("\u001b[", StringComparison.Ordinal));
    }

    private async Task<string> SeenAsync(string verb, string terminal, string variable)
    {
        var start = new ProcessStartInfo("/usr/bin/script", ["--quiet", "--return", "--command", $"stty cols 40; env -u CI -u GITHUB_ACTIONS -u GITLAB_CI -u TF_BUILD {variable} TERM={terminal} {KilledRun.Executable} {verb} {(verb == "run" ? "--publish none" : "")} --path {_folder}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        string seen = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // .NET makes the keypad usual as soon as there is a terminal; nothing is drawn by that.
        seen = seen.Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal);
        return process.ExitCode == 0 ? seen : throw new InvalidOperationException(seen);
    }
}
