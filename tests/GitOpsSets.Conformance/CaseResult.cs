namespace GitOpsSets.Conformance;

/// <summary>How one recorded case was answered.</summary>
internal abstract record CaseResult
{
    private CaseResult()
    {
    }

    public static CaseResult Pass { get; } = new Passed();

    public static CaseResult Fail(string difference) => new Failed(difference);

    public static CaseResult Skip(string reason, bool isByRule = false) => new Skipped(reason, isByRule);

    /// <summary>Passes when the two texts are the same, character by character.</summary>
    public static CaseResult Same(string expected, string actual) =>
        string.Equals(expected, actual, StringComparison.Ordinal) ? Pass : Fail($"expected {expected}\n  but was {actual}");

    internal sealed record Passed : CaseResult;

    internal sealed record Failed(string Difference) : CaseResult;

    internal sealed record Skipped(string Reason, bool IsByRule) : CaseResult;
}
