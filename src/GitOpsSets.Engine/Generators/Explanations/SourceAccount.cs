using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>What one generator or provider yielded, and what it dropped and why.</summary>
/// <param name="Name">As the user finds it: <c>spec.generators[0].pullRequests</c>, or a provider's kind, namespace and name.</param>
/// <param name="Kind">The generator's key or the provider's type; <c>inputs</c> for those that stand in the set.</param>
/// <param name="At">Where it is written.</param>
/// <param name="Result">What came of it.</param>
public sealed record SourceAccount(string Name, string Kind, SourceSpan At, SourceResult Result)
{
    /// <summary>What the answer rests on.</summary>
    public AnswerBasis Basis { get; init; }

    /// <summary>Its elements, in order.</summary>
    public ImmutableArray<Element> Yielded { get; init; } = [];

    /// <summary>What it listed beyond them. Nothing is known of it where the answer is a remembered one.</summary>
    public ImmutableArray<DroppedItem> Dropped { get; init; } = [];

    /// <summary>What went wrong, or is worth knowing.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Listings in which an item can be looked up by itself.</summary>
    public ImmutableArray<EvidenceSource> Sources { get; init; } = [];

    /// <summary>Whether it reads pull requests of a forge, as the names of such kinds say in either dialect.</summary>
    public bool ListsPullRequests => Kind.EndsWith("Request", StringComparison.Ordinal) || Kind.EndsWith("Requests", StringComparison.Ordinal);

    /// <summary>The account of an answer.</summary>
    public static SourceAccount Of(string name, string kind, SourceSpan at, GeneratorAnswer answer) => answer switch
    {
        GeneratorAnswer.Complete complete => new SourceAccount(name, kind, at, complete.IsBounded ? SourceResult.Bounded : SourceResult.Complete)
        {
            Basis = complete.Basis,
            Yielded = complete.Elements,
            Dropped = complete.Dropped,
            Findings = complete.Notes,
            Sources = complete.Sources,
        },
        GeneratorAnswer.Failed failed => new SourceAccount(name, kind, at, SourceResult.Failed) { Findings = failed.Diagnostics },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
