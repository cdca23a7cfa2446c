using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Changes;

/// <summary>The laws of change sets: doing a thing twice changes nothing, and from anywhere the way leads to what is wanted.</summary>
public sealed class ComparisonLawTests
{
    private static readonly SetId[] Sets = [new("GitOpsSet", "apps", "a"), new("GitOpsSet", "apps", "b"), new("ResourceSet", "", "c")];

    [Fact]
    public void What_is_there_already_needs_no_change() => Law.Holds(Wanted(), wanted =>
    {
        var root = Reach(OutputRoot.Empty, wanted);

        return root.Compare(wanted) is { HasErrors: false, Value: { IsEmpty: true, Kept.IsEmpty: true } changes } && LedgerText.Write(changes.Ledger) == LedgerText.Write(root.Ledger);
    });

    [Fact]
    public void From_one_state_the_changes_lead_to_the_other() => Law.Holds(Gen.Zip(Wanted(), Wanted()), states =>
    {
        var there = Reach(Reach(OutputRoot.Empty, states.Item1), states.Item2);
        var fresh = Reach(OutputRoot.Empty, states.Item2);

        return there.Files.SequenceEqual(fresh.Files) && LedgerText.Write(there.Ledger) == LedgerText.Write(fresh.Ledger);
    });

    [Fact]
    public void A_set_that_failed_keeps_its_files_and_the_others_go_on() => Law.Holds(Law.Three(Wanted(), Wanted(), Gen.Choose(0, Sets.Length - 1)), one =>
    {
        var before = Reach(OutputRoot.Empty, one.Item1);
        var failed = Sets[one.Item3];
        SetOutput[] outputs = [.. one.Item2.Select(output => output.Set == failed ? new SetOutput.Untouched(failed, output.Definition) : output)];
        var after = before.Apply(before.Compare(outputs).Value);

        return before.Ledger.Of(failed).All(entry => after.Files.TryGetValue(entry.Path.Value, out string? text) && text == before.Files[entry.Path.Value])
            && before.Ledger.Of(failed).SequenceEqual(after.Ledger.Of(failed));
    });

    [Fact]
    public void What_people_wrote_or_edited_is_never_touched() => Law.Holds(Law.Three(Wanted(), Wanted(), Gen.Choose(0, 30)), one =>
    {
        var before = Reach(OutputRoot.Empty, one.Item1);
        string edited = before.Files.Keys.ElementAtOrDefault(one.Item3 % Math.Max(1, before.Files.Count)) ?? "apps/a/own.yaml";
        before = before with { Files = before.Files.SetItem(edited, "by hand\n").SetItem("apps/a/own.yaml", "by hand\n") };
        var after = before.Apply(before.Compare(one.Item2).Value);

        return after.Files[edited] == "by hand\n" && after.Files["apps/a/own.yaml"] == "by hand\n";
    });

    private static OutputRoot Reach(OutputRoot from, SetOutput[] wanted)
    {
        var changes = from.Compare(wanted);
        Assert.False(changes.HasErrors);
        return from.Apply(changes.Value);
    }

    // Each set has its own folder; which files stand in it, and what they say, is left to chance.
    private static Gen<SetOutput[]> Wanted() => Law.Three(Files(), Files(), Files()).Select(files => (SetOutput[])[Output(Sets[0], files.Item1), Output(Sets[1], files.Item2), Output(Sets[2], files.Item3)]);

    private static SetOutput.Evaluated Output(SetId set, ImmutableArray<(string Name, string Text)> files)
    {
        var folder = RelativePath.Of(set.Namespace.Length == 0 ? "default" : set.Namespace, set.Name);
        return new SetOutput.Evaluated(set, $"{set.Name}.yaml", [.. files.Select(file => new OutputFile(RelativePath.Of(folder.Value, file.Name), file.Text, $"element/{file.Name}", []))]) { Folders = [folder] };
    }

    private static Gen<ImmutableArray<(string Name, string Text)>> Files() => Gen.Zip(Gen.Elements("w.yaml", "x.yaml", "y.yaml", "z.yaml"), Gen.Elements("", "a\n", "b\n", "é💡\n"))
        .ArrayOf().Select(files => files.DistinctBy(file => file.Item1, StringComparer.Ordinal).Select(file => (file.Item1, file.Item2)).ToImmutableArray());
}
