using System.Collections.Immutable;
using GitOpsSets.Action.Inputs;
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
            Verb.Run => Say(process, (await new RunVerb(process, options, composition).ExecuteAsync(cancellationToken)).Diagnostics),
            _ => ExitCode.Bug,
        };
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
