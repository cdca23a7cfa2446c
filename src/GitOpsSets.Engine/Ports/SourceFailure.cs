namespace GitOpsSets.Engine.Ports;

/// <summary>Why a source gave no complete answer.</summary>
/// <param name="Source">What was asked, without credentials or query, such as <c>GitHub pull requests of acme/shop at api.github.com</c>.</param>
/// <param name="Reason">What happened, such as <c>HTTP 403: API rate limit exceeded</c>. Remote text is cut and has no control characters.</param>
/// <param name="Advice">What the user can do; empty when there is nothing.</param>
public sealed record SourceFailure(string Source, string Reason, string Advice)
{
    /// <summary>One sentence for a message.</summary>
    public override string ToString() => Advice.Length == 0 ? $"{Source}: {Reason}" : $"{Source}: {Reason}. {Advice}";
}
