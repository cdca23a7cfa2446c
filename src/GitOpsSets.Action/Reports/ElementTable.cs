using System.Collections.Immutable;
using GitOpsSets.Engine.Generators.Explanations;

namespace GitOpsSets.Action.Reports;

/// <summary>What each source of a set yielded, and what it dropped and why, as a table.</summary>
internal static class ElementTable
{
    public static TextTable Of(SetElements set)
    {
        var table = new TextTable("source", "item", "outcome", "why", "where");
        foreach (var account in set.Accounts)
        {
            AddAccount(table, account);
        }

        return table;
    }

    /// <summary>One line that sums a set up.</summary>
    public static string Heading(SetElements set)
    {
        int dropped = set.Accounts.Sum(account => account.Dropped.Count(item => !item.IsHeld));
        return set.Result == "failed"
            ? $"{set.Name}: failed; nothing is known of its elements"
            : $"{set.Name}: {RunText.Counted(set.Elements.Length, "element")}, {RunText.Counted(dropped, "item")} dropped{(set.Result == "bounded" ? "; a limit cut a listing" : "")}";
    }

    /// <summary>The answers to "why is this not there?".</summary>
    public static TextTable Of(ImmutableArray<ItemVerdict> verdicts)
    {
        var table = new TextTable("source", "item", "outcome", "why", "where");
        foreach (var verdict in verdicts)
        {
            var tone = verdict.Outcome switch
            {
                ItemOutcome.Yielded => TextTable.Tone.Plain,
                ItemOutcome.SourceFailed or ItemOutcome.Disabled => TextTable.Tone.Bad,
                _ => TextTable.Tone.Muted,
            };
            table.Add(tone, verdict.Source.Name, verdict.Item, ElementWords.Of(verdict.Outcome), verdict.Why, verdict.At.ToString());
        }

        return table;
    }

    private static void AddAccount(TextTable table, SourceAccount account)
    {
        foreach (var element in account.Yielded)
        {
            table.Add(TextTable.Tone.Plain, account.Name, element.Origin.Description, "yielded", account.Basis is AnswerBasis.SourceLock or AnswerBasis.Status ? $"from the {(account.Basis == AnswerBasis.Status ? "status" : "source lock")}" : "", account.At.ToString());
        }

        foreach (var item in account.Dropped)
        {
            string outcome = item.IsHeld ? "held" : $"dropped: {ElementWords.Of(item.Rule.Reason)}";
            table.Add(TextTable.Tone.Muted, account.Name, item.Item.Description, outcome, item.Rule.Text, item.Rule.At.ToString());
        }

        bool isSilent = account.Yielded.IsEmpty && account.Dropped.IsEmpty;
        foreach (var finding in account.Findings)
        {
            table.Add(account.Result is SourceResult.Failed or SourceResult.Disabled ? TextTable.Tone.Bad : TextTable.Tone.Muted, account.Name, "", ElementWords.Of(account.Result), finding.Message, (finding.At ?? account.At).ToString());
        }

        if (isSilent && account.Findings.IsEmpty)
        {
            bool isUnused = account.Result == SourceResult.NotSelected;
            table.Add(TextTable.Tone.Muted, account.Name, "", isUnused ? "not-selected" : "empty", isUnused ? "the set takes no inputs from it" : "it lists nothing", account.At.ToString());
        }
    }
}
