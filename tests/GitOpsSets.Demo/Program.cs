using GitOpsSets.Demo;

using var cancellation = new CancellationTokenSource(TimeSpan.FromMinutes(2));
return await Demonstration.PlayAsync(Console.Out, cancellation.Token) ? 0 : 1;
