using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using GitOpsSets.Action;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Diagnostics;

// The only place that catches everything: what arrives here is a bug of ours.
using var cancellation = new CancellationTokenSource();
var ended = ExitCode.Done;
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ExitCode.Interrupted));
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ExitCode.Terminated));

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 64 * 1024);

// Sources that are asked side by side report side by side: each line is written whole.
await using var error = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true });
using var input = new StreamReader(Console.OpenStandardInput(), utf8);
var environment = new Dictionary<string, string>(StringComparer.Ordinal);
foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
{
    environment[(string)variable.Key] = (string?)variable.Value ?? "";
}

var process = new HostProcess(args, environment, Environment.CurrentDirectory, input, output, error, TimeProvider.System) { IsErrorTerminal = !Console.IsErrorRedirected, IsOutputTerminal = !Console.IsOutputRedirected };
try
{
    return (int)await VerbRunner.RunAsync(process, cancellation.Token);
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    await error.WriteLineAsync("cancelled; what was published before stays whole");
    return (int)ended;
}
catch (OutOfMemoryException)
{
    await error.WriteLineAsync("the program needs more memory than it may have (DOTNET_GCHeapHardLimit); nothing more is published");
    return (int)ExitCode.Limit;
}
#pragma warning disable CA1031 // a bug must end in a message and exit code 1, whatever it is
catch (Exception exception)
#pragma warning restore CA1031
{
    await error.WriteLineAsync($"This is a bug of ours; please report it with what follows.\n{InertText.Lines(exception.ToString())}");
    return (int)ExitCode.Bug;
}

void End(PosixSignalContext context, ExitCode code)
{
    context.Cancel = true;
    ended = code;
    cancellation.Cancel();
}
