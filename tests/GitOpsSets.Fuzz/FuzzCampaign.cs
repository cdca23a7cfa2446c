using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Fuzz.Mutation;

namespace GitOpsSets.Fuzz;

/// <summary>Runs workers until time is up, and looks after what kills them.</summary>
internal sealed class FuzzCampaign(IFuzzTarget target, string root, int seed)
{
    private const int TriesToReduce = 60;
    private const int MostDeaths = 20;

    private readonly FindingStore _store = new(root, target);

    /// <summary>Runs it.</summary>
    /// <returns>0 when there are no findings.</returns>
    public int Run(TimeSpan time)
    {
        _store.Clear();
        var watch = Stopwatch.StartNew();
        var figures = FuzzFigures.None;
        int deaths = 0;
        for (int worker = 0; watch.Elapsed < time && deaths < MostDeaths; worker++)
        {
            int left = Math.Max(1, (int)(time - watch.Elapsed).TotalSeconds);
            var (exit, output, error) = Start("worker", target.Name, left.ToString(CultureInfo.InvariantCulture), (seed + worker).ToString(CultureInfo.InvariantCulture));
            figures = figures.With(FuzzFigures.Find(output) ?? FuzzFigures.None);
            if (exit != 0)
            {
                deaths++;
                SaveDeath(exit, error);
            }
        }

        int findings = _store.Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {figures.Inputs:N0} inputs in {watch.Elapsed.TotalSeconds:N0} s, {figures.Kinds:N0} kinds of answers, slowest {figures.SlowestMilliseconds:N0} ms, peak {figures.PeakMebibytes:N0} MiB, {findings} findings (seed {seed})"));
        return findings == 0 ? 0 : 1;
    }

    private void SaveDeath(int exit, string error)
    {
        byte[] input = CurrentInput.Read(_store.CurrentPath);
        string kind = KindOf(exit, error);
        byte[] reduced = exit == FuzzWorker.HungExitCode ? input : Reduction.Reduce(input, smaller => IsSame(kind, smaller), TriesToReduce);
        _store.Save(new Finding(kind, error.Length > 4000 ? error[..4000] : error), reduced);
    }

    private bool IsSame(string kind, byte[] input)
    {
        string path = _store.CurrentPath + ".try";
        File.WriteAllBytes(path, input);
        var (exit, _, error) = Start("try", target.Name, path);
        return exit != 0 && KindOf(exit, error) == kind;
    }

    private static string KindOf(int exit, string error)
    {
        string? place = error.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("at GitOpsSets.", StringComparison.Ordinal));
        string what = exit == FuzzWorker.HungExitCode ? "hangs" : error.Contains("Stack overflow", StringComparison.Ordinal) ? "stack overflow" : $"dies with {exit}";
        return place is null ? what : $"{what} {place}";
    }

    private static (int Exit, string Output, string Error) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(FuzzCampaign).Assembly.Location, .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
