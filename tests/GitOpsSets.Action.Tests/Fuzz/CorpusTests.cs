using GitOpsSets.Fuzz;
using GitOpsSets.Fuzz.Targets;

namespace GitOpsSets.Action.Tests.Fuzz;

/// <summary>Replays the saved inputs of every target of <c>./dev fuzz</c>: hand-made ones and what was ever found.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Targets => [.. TargetCatalog.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_saved_input_is_answered_or_refused_as_documented(string name)
    {
        var target = TargetCatalog.Find(name)!;

        var findings = OnSmallStack(() => Corpus.Saved(TargetCatalog.Root, target).Select(saved => (saved.Name, Finding: Finding.In(target, saved.Input))).Where(one => one.Finding is not null).ToList());

        Assert.True(findings.Count == 0, string.Join('\n', findings.Select(one => $"corpus/{name}/{one.Name}: {one.Finding!.Message}")));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_target_has_saved_inputs_that_are_small(string name)
    {
        var saved = Corpus.Saved(TargetCatalog.Root, TargetCatalog.Find(name)!).ToList();

        Assert.True(saved.Count >= 30);
        Assert.All(saved, input => Assert.InRange(input.Input.Length, 0, Corpus.MaxBytes));
    }

    private static T OnSmallStack<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work(), FuzzLimits.Stack);
        thread.Start();
        thread.Join();
        return result;
    }
}
