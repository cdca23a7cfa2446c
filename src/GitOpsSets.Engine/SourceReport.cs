using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine;

/// <summary>What came of asking one generator or provider for one set.</summary>
/// <param name="Set">Who asked.</param>
/// <param name="Source">As the user finds it, such as <c>spec.generators[0].pullRequests</c>.</param>
/// <param name="Type">The generator's key or the provider's type.</param>
/// <param name="At">Where it is written.</param>
/// <param name="Result">Whether the answer counts, and how far.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Elements">How many it gave.</param>
/// <param name="Reason">What went wrong; empty when nothing did.</param>
public sealed record SourceReport(SetId Set, string Source, string Type, SourceSpan At, SourceResult Result, AnswerBasis Basis, int Elements, string Reason)
{
    /// <summary>The report of an account.</summary>
    public static SourceReport Of(SetId set, SourceAccount account) => new(
        set,
        account.Name,
        account.Kind,
        account.At,
        account.Result,
        account.Basis,
        account.Yielded.Length,
        account.Result is SourceResult.Failed or SourceResult.Disabled ? string.Join("; ", account.Findings.Select(finding => finding.Message)) : "");
}
