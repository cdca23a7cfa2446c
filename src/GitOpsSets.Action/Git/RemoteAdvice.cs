namespace GitOpsSets.Action.Git;

/// <summary>What people can do when a remote declines, as its kind of server has it.</summary>
/// <param name="Rights">What a token must be allowed there, in words that follow "it needs".</param>
/// <param name="For">What to do about words of the server; null where they say nothing that is known.</param>
internal sealed record RemoteAdvice(string Rights, Func<string, string?> For)
{
    /// <summary>For a server of which nothing is known.</summary>
    public static RemoteAdvice Default { get; } = new("the right to read and write the contents of this repository", static _ => null);
}
