using System.Collections.Immutable;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>Takes an answer from memory where the source itself says that nothing changed since. Who asks what was dropped is answered in full.</summary>
internal static class UnchangedSource
{
    /// <summary>What the source can be asked by; none where nothing is remembered of the same question.</summary>
    public static ImmutableArray<PageValidator> ValidatorsOf(GenerationContext context, SourceQuery query) =>
        context.IsExplained ? [] : context.Memory.Find(query)?.Answer.Validators ?? [];

    /// <summary>The remembered answer, as fresh as a new one.</summary>
    /// <param name="context">Remembers it.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="root">What templates call an element.</param>
    /// <param name="origin">The generator or provider.</param>
    /// <param name="source">Where its items are looked up now.</param>
    public static GeneratorAnswer Recall(GenerationContext context, SourceQuery query, string root, SourceSpan origin, EvidenceSource source)
    {
        var known = context.Memory.Find(query)!.Answer;
        return LiveSource.Replay(known, context.Foreign, root, origin) is GeneratorAnswer.Complete complete
            ? complete with { Sources = [source], Validators = known.Validators, Basis = AnswerBasis.Live }
            : LiveSource.Replay(known, context.Foreign, root, origin);
    }
}
