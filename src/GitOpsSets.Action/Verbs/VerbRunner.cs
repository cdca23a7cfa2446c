using System.Collections.Immutable;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Reports;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Verbs;

/// <summary>Reads the options and does what they ask.</summary>
internal static class VerbRunner
{
    // More lines than that are folded where a host can fold them: what came of the run stays in sight.
    private const int MaxOpenLines = 20;

    public static async Task<ExitCode> RunAsync(HostProcess process, CancellationToken cancellationToken)
    {
        var reading = OptionsReader.Read(process.Arguments, process.Environment, []);
        var first = reading.Value;
        if (first.Verb is Verb.Help or Verb.Version)
        {
            await process.Output.WriteAsync(first.Verb == Verb.Help ? HelpText.For(first.Reading.Files.FirstOrDefault()) : $"gitopssets {ProductVersion.Text}\n");
            return ExitCode.Done;
        }

        var tree = new WorkTree(process.PathOf(first.Path));
        var host = CiHostCatalog.Detect(process.Variables);
        var config = ReadConfiguration(tree, first, host);
        var read = config.Value.Entries.IsEmpty ? reading : OptionsReader.Read(process.Arguments, process.Environment, config.Value.Entries);
        var options = WithDockerConfig(process, (read.Value with { Allowances = config.Value.Allowances, WarnedSets = config.Value.Warned }).WithTokenOr(host.StandInToken));
        var reporter = RunReporters.For(host, process, options);
        Mask(reporter, [.. RunSecrets.Of(options), .. process.Secrets]);
        ImmutableArray<Diagnostic> findings = [.. config.Diagnostics, .. read.Diagnostics, .. VariableFile.Missing(options.Reading.Substitutions, tree), .. MissingToken.Find(host, options) is { } missing ? [missing] : ImmutableArray<Diagnostic>.Empty];
        var reports = new ReportFiles(process, options, host);
        reports.Begin();
        var exit = Say(reporter, SourceExcerpts.Attach(findings, tree));
        exit = exit != ExitCode.Done ? End(new Publication.Nothing(), findings) : await RunBounds.WithinAsync(
            options.Timeout,
            process.Clock,
            token => ExecuteAsync(process, options, host, reporter, reports, token),
            finding => ExitCodes.Worse(Say(reporter, [finding]), End(new Publication.Unfinished(), [finding])),
            cancellationToken);
        reporter.Complete();
        return options.Verb == Verb.Run ? reporter.Conclude(exit) : exit;

        ExitCode End(Publication publication, ImmutableArray<Diagnostic> why)
        {
            Say(reporter, reports.End(publication, why));
            return exit;
        }
    }

    // What is checked out is the base branch's file only where a branch is checked out, and no other is the base.
    private static StageResult<Configuration> ReadConfiguration(WorkTree tree, Options first, CiHost host)
    {
        var config = ConfigFile.Read(tree, first.ConfigPath);
        string? where = host.IsPullRequest || host.IsFork ? "a pull request"
            : host.Branch is { } branch && first.Publish.Base is { } named && branch != named ? $"the branch '{branch}'"
            : null;
        if (where is null)
        {
            return config;
        }

        var kept = config.Value.WithGuardAtFull(where);
        return kept with { Diagnostics = [.. config.Diagnostics, .. kept.Diagnostics] };
    }

    // A locked run asks no registry, and other verbs none at all.
    private static Options WithDockerConfig(HostProcess process, Options options) => options.Sources.IsLocked || (options.Verb & Verb.AsksSources) == Verb.None
        ? options
        : options with { Sources = options.Sources with { Secrets = options.Sources.Secrets.With(DockerConfigFile.Read(process.Environment, path => HostProcess.ReadSmallFile(process.PathOf(path)))) } };

    private static async Task<ExitCode> ExecuteAsync(HostProcess process, Options options, CiHost host, IRunReporter reporter, ReportFiles reports, CancellationToken cancellationToken)
    {
        using var composition = new Composition(process, options, host, reporter);
        var files = new NamedFiles(process, new WorkTree(composition.Root), !options.Reading.Files.IsEmpty);
        switch (options.Verb)
        {
            case Verb.Render:
                return Say(reporter, files.Quote(await new RenderVerb(process, options, composition).ExecuteAsync(cancellationToken)));
            case Verb.Validate:
                return Say(reporter, files.Quote(new ValidateVerb(process, options, composition).Execute()));
            case Verb.Elements:
                return Say(reporter, files.Quote(await new ElementsVerb(process, options, composition).ExecuteAsync(cancellationToken)));
            case Verb.Diff:
                var differences = await new DiffVerb(process, options, host, composition).ExecuteAsync(cancellationToken);
                var exit = Say(reporter, differences.Diagnostics);
                return options.Report.DifferencesFail && !differences.Changes.IsEmpty ? ExitCodes.Worse(exit, ExitCode.Differences) : exit;
            case Verb.Shards:
                return Say(reporter, new ShardsVerb(process, options, composition, reporter).Execute());
            default:
                var report = await reporter.DuringAsync("expanding sets", () => new RunVerb(options, host, composition).ExecuteAsync(cancellationToken));
                return SayRun(reporter, reports, report);
        }
    }

    private static void Mask(IRunReporter reporter, IEnumerable<Secret> secrets)
    {
        foreach (var secret in secrets.Where(secret => !secret.IsEmpty))
        {
            reporter.Mask(secret);
        }
    }

    private static ExitCode Say(IRunReporter reporter, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            reporter.Report(diagnostic);
        }

        return diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Code.Exit).Aggregate(ExitCode.Done, ExitCodes.Worse);
    }

    private static ExitCode SayRun(IRunReporter reporter, ReportFiles reports, RunReport report)
    {
        var (written, failures) = reports.Write(report);
        SayLines(reporter, RunText.Sets(report));
        List<string> files = [.. RunText.Files(report)];
        using (files.Count > MaxOpenLines ? reporter.Group("files") : null)
        {
            SayLines(reporter, files);
        }

        SayLines(reporter, RunText.Ending(report));
        RunOutputs.Write(reporter, report, string.Join(',', written));
        reporter.Summary(RunMarkdown.Write(report, reports.LinkTo));
        return Say(reporter, [.. report.Diagnostics, .. failures]);
    }

    private static void SayLines(IRunReporter reporter, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            reporter.Info(line);
        }
    }
}
