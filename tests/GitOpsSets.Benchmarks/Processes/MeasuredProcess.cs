using System.Diagnostics;
using System.Globalization;

namespace GitOpsSets.Benchmarks.Processes;

/// <summary>A run of the program as a process of its own, and what it cost.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it said on standard output.</param>
/// <param name="Error">What it said on standard error.</param>
/// <param name="Elapsed">From start to end.</param>
/// <param name="UserSeconds">Processor time in the program.</param>
/// <param name="SystemSeconds">Processor time in the kernel.</param>
/// <param name="PeakMegabytes">Largest resident set, in MiB.</param>
internal sealed record MeasuredProcess(int ExitCode, string Output, string Error, TimeSpan Elapsed, double UserSeconds, double SystemSeconds, double PeakMegabytes)
{
    /// <summary>Starts an executable under GNU time and waits for it.</summary>
    public static async Task<MeasuredProcess> RunAsync(string executable, string folder, IReadOnlyDictionary<string, string> variables, params IReadOnlyList<string> arguments)
    {
        string figures = Path.GetTempFileName();
        var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%U %S %M", "-o", figures, executable, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        string said = await output;
        await process.WaitForExitAsync();
        var elapsed = watch.Elapsed;
        double[] read = [.. (await File.ReadAllLinesAsync(figures))[^1].Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        File.Delete(figures);
        return new MeasuredProcess(process.ExitCode, said, error, elapsed, read[0], read[1], read[2] / 1024);
    }

    /// <summary>One row of the table in docs/performance.md.</summary>
    /// <param name="what">Which run.</param>
    /// <param name="count">Requests, or processes.</param>
    public string Row(string what, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {count} | {Elapsed.TotalSeconds:0.00} s | {UserSeconds:0.00} + {SystemSeconds:0.00} s | {PeakMegabytes:0} MiB |");
}
