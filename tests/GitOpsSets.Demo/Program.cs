using GitOpsSets.Demo;
using GitOpsSets.Demo.Hosts;

// demo [--matrix] [EXECUTABLE]: the story and the hosts with their own forges; or every host with every forge.
using var cancellation = new CancellationTokenSource(TimeSpan.FromMinutes(15));
bool isMatrix = args.Contains("--matrix", StringComparer.Ordinal);
string? executable = args.FirstOrDefault(static argument => !argument.StartsWith("--", StringComparison.Ordinal)) is { } given ? Path.GetFullPath(given) : null;
bool isAsExpected = isMatrix || await Demonstration.PlayAsync(Console.Out, executable, cancellation.Token);
isAsExpected &= await HostMatrix.PlayAsync(isMatrix ? MatrixCell.All : HostMatrix.Natural, Console.Out, executable ?? ProgramProcess.Built, cancellation.Token);
return isAsExpected ? 0 : 1;
