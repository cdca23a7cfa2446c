namespace GitOpsSets.Action.Git.Fetching;

/// <summary>Why an address is not asked.</summary>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Advice">What the user can do.</param>
internal sealed record SourceRefusal(string Reason, string Advice);
