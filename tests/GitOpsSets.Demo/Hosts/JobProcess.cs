namespace GitOpsSets.Demo.Hosts;

/// <summary>The process that a host starts for a job.</summary>
/// <param name="Arguments">The words after the program's name.</param>
/// <param name="Variables">All there are.</param>
internal sealed record JobProcess(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables);
