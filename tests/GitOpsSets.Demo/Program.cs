using GitOpsSets.Demo;

using var cancellation = new CancellationTokenSource(TimeSpan.FromMinutes(2));
return await Demonstration.PlayAsync(Console.Out, args is [var executable] ? Path.GetFullPath(executable) : null, cancellation.Token) ? 0 : 1;
