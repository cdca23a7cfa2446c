using GitOpsSets.Engine.Generators.Explanations;

namespace GitOpsSets.Action.Reports;

/// <summary>What reports call outcomes and reasons. Programs read these words: they do not change.</summary>
internal static class ElementWords
{
    public static string Of(DropReason reason) => Dashed(reason.ToString());

    public static string Of(ItemOutcome outcome) => Dashed(outcome.ToString());

    public static string Of(SourceResult result) => Dashed(result.ToString());

    public static string Of(AnswerBasis basis) => Dashed(basis.ToString());

    // SourceFailed is source-failed.
    private static string Dashed(string name) =>
        string.Concat(name.Select((letter, index) => char.IsAsciiLetterUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
