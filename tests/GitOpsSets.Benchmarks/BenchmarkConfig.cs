using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GitOpsSets.Benchmarks;

/// <summary>How benchmarks run: in this process, since building a project per benchmark needs a package source, and for seconds rather than minutes.</summary>
internal sealed class BenchmarkConfig : ManualConfig
{
    /// <summary>A configuration for one run.</summary>
    /// <param name="isDry">Whether each benchmark runs only once, unmeasured.</param>
    public BenchmarkConfig(bool isDry)
    {
        var job = isDry
            ? Job.Dry
            : Job.Default.WithWarmupCount(3).WithIterationCount(10).WithIterationTime(TimeInterval.FromMilliseconds(100));
        AddJob(job.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddExporter(isDry ? [] : [MarkdownExporter.GitHub]);
        AddLogger(isDry ? Log : ConsoleLogger.Default);

        SummaryStyle = SummaryStyle.Default.WithMaxParameterColumnWidth(40);
        ArtifactsPath = Path.Combine("artifacts", "benchmarks");
        Options = ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile;
    }

    /// <summary>What a dry run has to say, which is of interest only when it fails.</summary>
    public AccumulationLogger Log { get; } = new();
}
