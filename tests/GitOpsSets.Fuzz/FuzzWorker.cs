using System.Diagnostics;
using GitOpsSets.Fuzz.Mutation;

namespace GitOpsSets.Fuzz;

/// <summary>Reads input after input in a process of its own, until time is up or the process dies.</summary>
internal sealed class FuzzWorker(IFuzzTarget target, string root, FindingStore store, int seed)
{
    public const int HungExitCode = 44;

    private const int MostKept = 4000;

    // A target that tells too many kinds apart must not take the memory of what it reads.
    private const int MostKinds = 300_000;
    private const int TriesToReduce = 1500;

    private readonly List<byte[]> _pool = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _inputs;
    private long _slowest;

    /// <summary>Runs, and prints its figures at the end.</summary>
    public void Run(TimeSpan time)
    {
        using var current = new CurrentInput(store.CurrentPath);
        var watchman = new Thread(ExitWhenHung) { IsBackground = true };
        watchman.Start();
        foreach (byte[] input in Corpus.Saved(root, target).Select(saved => saved.Input).Concat(Corpus.Recorded(root, target)).Where(input => input.Length <= Corpus.MaxBytes))
        {
            if (_watch.Elapsed > time)
            {
                break;
            }

            _pool.Add(input);
            Try(input, current);
        }

        if (_pool.Count == 0)
        {
            _pool.Add([]);
        }

        var mutator = new Mutator(seed, target.Words);
        while (_watch.Elapsed < time)
        {
            byte[] input = mutator.Next(_pool);
            if (Try(input, current) && _pool.Count < MostKept)
            {
                _pool.Add(input);
            }
        }

        Console.WriteLine(new FuzzFigures(Interlocked.Read(ref _inputs), _kinds.Count, _slowest, Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)));
    }

    private bool Try(byte[] input, CurrentInput current)
    {
        current.Set(input);
        Interlocked.Increment(ref _inputs);
        long start = Stopwatch.GetTimestamp();
        bool isNew = false;
        try
        {
            string kind = target.Try(input);
            isNew = _kinds.Count < MostKinds && _kinds.Add(kind);
        }
        catch (Exception exception)
        {
            var finding = Finding.Of(exception);
            if (_kinds.Add(finding.Kind))
            {
                store.Save(finding, Reduction.Reduce(input, smaller => IsSame(finding, smaller), TriesToReduce));
            }
        }

        _slowest = Math.Max(_slowest, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return isNew;
    }

    // Each try is an input of its own to the watchman.
    private bool IsSame(Finding finding, byte[] smaller)
    {
        Interlocked.Increment(ref _inputs);
        return Finding.In(target, smaller)?.Kind == finding.Kind;
    }

    private void ExitWhenHung()
    {
        using var process = Process.GetCurrentProcess();
        long inputs = -1;
        var since = TimeSpan.Zero;
        while (true)
        {
            process.Refresh();
            long now = Interlocked.Read(ref _inputs);
            if (now != inputs)
            {
                (inputs, since) = (now, process.TotalProcessorTime);
            }
            else if (process.TotalProcessorTime - since > FuzzLimits.Time)
            {
                Environment.Exit(HungExitCode);
            }

            Thread.Sleep(250);
        }
    }
}
