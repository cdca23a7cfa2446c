using System.Diagnostics;
using System.Globalization;

namespace GitOpsSets.Testing;

/// <summary>Plain git, as a person or a rival would run it: arranges repositories and looks at what became of them.</summary>
public static class GitClient
{
    /// <summary>Runs git and requires success.</summary>
    public static async Task<string> RunAsync(string directory, params string[] arguments)
    {
        var (exitCode, output, error) = await TryAsync(null, directory, [], arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {exitCode}: {error}");
    }

    /// <summary>The same at a time, so that commits are what they were the last time.</summary>
    public static async Task RunAtAsync(DateTimeOffset? clock, string directory, params string[] arguments)
    {
        var (exitCode, _, error) = await TryAsync(clock, directory, [], arguments);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {exitCode}: {error}");
        }
    }

    /// <summary>Runs git with configuration of its own and lets it fail.</summary>
    public static Task<(int ExitCode, string Output, string Error)> TryAsync(
        string directory, IReadOnlyList<KeyValuePair<string, string>> configuration, params string[] arguments) => TryAsync(null, directory, configuration, arguments);

    private static async Task<(int ExitCode, string Output, string Error)> TryAsync(
        DateTimeOffset? clock, string directory, IReadOnlyList<KeyValuePair<string, string>> configuration, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var variables = start.Environment;
        foreach (var name in variables.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            variables.Remove(name);
        }

        variables["GIT_CONFIG_GLOBAL"] = "/dev/null";
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["LC_ALL"] = "C";
        variables["GIT_AUTHOR_NAME"] = variables["GIT_COMMITTER_NAME"] = "Somebody";
        variables["GIT_AUTHOR_EMAIL"] = variables["GIT_COMMITTER_EMAIL"] = "somebody@example.invalid";
        if (clock is { } time)
        {
            variables["GIT_AUTHOR_DATE"] = variables["GIT_COMMITTER_DATE"] = $"@{time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} +0000";
        }

        variables["GIT_CONFIG_COUNT"] = configuration.Count.ToString(CultureInfo.InvariantCulture);
        for (var index = 0; index < configuration.Count; index++)
        {
            variables[FormattableString.Invariant($"GIT_CONFIG_KEY_{index}")] = configuration[index].Key;
            variables[FormattableString.Invariant($"GIT_CONFIG_VALUE_{index}")] = configuration[index].Value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
