using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Explanations;

namespace GitOpsSets.Action.Reports;

/// <summary>What the sources of one set said.</summary>
/// <param name="Set">The set.</param>
/// <param name="Answer">All of it together.</param>
internal sealed record SetElements(SetDefinition Set, GeneratorAnswer Answer)
{
    /// <summary>The set as reports name it.</summary>
    public string Name => $"{Set.Dialect.Kind} {Set.Name}";

    /// <summary>What each source did.</summary>
    public ImmutableArray<SourceAccount> Accounts => Answer.Accounts;

    /// <summary>The elements; empty where the set failed.</summary>
    public ImmutableArray<Element> Elements => Answer is GeneratorAnswer.Complete complete ? complete.Elements : [];

    /// <summary><c>complete</c>, <c>bounded</c> or <c>failed</c>.</summary>
    public string Result => Answer switch
    {
        GeneratorAnswer.Complete { IsBounded: true } => "bounded",
        GeneratorAnswer.Complete => "complete",
        _ => "failed",
    };
}
