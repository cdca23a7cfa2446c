namespace GitOpsSets.Benchmarks.Processes;

/// <summary>A git, first on the search path, that takes down every process of git that is started through it, helpers of git's own included.</summary>
internal sealed class CountingGit : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counting-git-").FullName;

    public CountingGit()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        string real = path.Split(':').Select(static folder => Path.Combine(folder, "git")).First(File.Exists);
        string shim = Path.Combine(_folder, "git");
        File.WriteAllText(shim, $"#!/bin/sh\nGIT_TRACE2_EVENT={Events} exec {real} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        SearchPath = $"{_folder}:{path}";
    }

    /// <summary>For the variable <c>PATH</c>.</summary>
    public string SearchPath { get; }

    /// <summary>Processes since <see cref="Reset"/>.</summary>
    public int Count => File.Exists(Events) ? File.ReadLines(Events).Count(static line => line.StartsWith("{\"event\":\"start\"", StringComparison.Ordinal)) : 0;

    private string Events => Path.Combine(_folder, "events");

    /// <summary>Counts from zero.</summary>
    public void Reset() => File.Delete(Events);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
