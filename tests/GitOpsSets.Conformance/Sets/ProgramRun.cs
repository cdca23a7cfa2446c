using GitOpsSets.Action;
using GitOpsSets.Action.Verbs;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The whole program, run in this process as a command line would run it.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static ProgramRun Of(IReadOnlyList<string> arguments, string folder, string input, IReadOnlyDictionary<string, string> environment)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var process = new HostProcess(arguments, environment, folder, new StringReader(input), output, error, new HurriedClock());
        int exitCode = (int)VerbRunner.RunAsync(process, default).GetAwaiter().GetResult();
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
