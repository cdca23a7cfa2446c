using BenchmarkDotNet.Running;
using GitOpsSets.Benchmarks;
using GitOpsSets.Benchmarks.Processes;

// Whole processes are measured from outside, one after another.
if (args is ["--process", var executable, .. var only])
{
    var workloads = new Dictionary<string, Func<string, Task>>(StringComparer.Ordinal) { ["forge"] = ForgeRefresh.RunAsync, ["commit"] = LargeCommit.RunAsync };
    foreach (var (name, run) in workloads.Where(workload => only.Length == 0 || only.Contains(workload.Key, StringComparer.Ordinal)))
    {
        Console.WriteLine($"{name}:\n");
        await run(executable);
        Console.WriteLine();
    }

    return 0;
}

// With --dry every benchmark runs once: that proves that it still does what it says, not how fast.
bool isDry = args.Contains("--dry", StringComparer.Ordinal);
var config = new BenchmarkConfig(isDry);
var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run([.. args.Where(argument => argument != "--dry")], config).ToList();
var reports = summaries.SelectMany(summary => summary.Reports).ToList();
int failed = reports.Count(report => !report.Success);
if (isDry && failed > 0)
{
    Console.Error.WriteLine(config.Log.GetLog());
}

Console.WriteLine($"{reports.Count - failed} benchmarks ran, {failed} failed");
return failed == 0 && reports.Count > 0 && !summaries.Exists(summary => summary.HasCriticalValidationErrors) ? 0 : 1;
