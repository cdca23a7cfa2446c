using System.Collections.Immutable;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Verbs;

/// <summary>Reads the options and does what they ask.</summary>
internal static class VerbRunner
{
    public static async Task<ExitCode> RunAsync(HostProcess process, CancellationToken cancellationToken)
    {
        var read = OptionsReader.Read(process.Arguments, process.Environment, []);
        var options = read.Value;
        if (read.HasErrors)
        {
            return Say(process, read.Diagnostics);
        }

        using var composition = new Composition(process, options);
        return options.Verb switch
        {
            Verb.Render => Say(process, await new RenderVerb(process, options, composition).ExecuteAsync(cancellationToken)),
            Verb.Validate => Say(process, new ValidateVerb(process, options, composition).Execute()),
            Verb.Elements => Say(process, await new ElementsVerb(process, options, composition).ExecuteAsync(cancellationToken)),
            Verb.Diff => SayDifferences(process, options, await new DiffVerb(process, options, composition).ExecuteAsync(cancellationToken)),
            _ => SayRun(process, await new RunVerb(process, options, composition).ExecuteAsync(cancellationToken)),
        };
    }

    private static ExitCode SayDifferences(HostProcess process, Options options, RunReport report)
    {
        var exit = Say(process, report.Diagnostics);
        return options.Report.DifferencesFail && !report.Changes.IsEmpty ? ExitCodes.Worse(exit, ExitCode.Differences) : exit;
    }

    private static ExitCode SayRun(HostProcess process, RunReport report)
    {
        foreach (string line in RunText.Lines(report))
        {
            process.Output.WriteLine(line);
        }

        return Say(process, report.Diagnostics);
    }

    private static ExitCode Say(HostProcess process, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            process.Error.WriteLine(diagnostic.ToString());
        }

        return diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Code.Exit).Aggregate(ExitCode.Done, ExitCodes.Worse);
    }
}
