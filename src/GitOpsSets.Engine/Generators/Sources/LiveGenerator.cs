using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>A generator that asks beyond the repository.</summary>
internal sealed class LiveGenerator(IElementGenerator generator, GeneratorSpec spec) : IElementGenerator
{
    public Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken) =>
        LiveSource.AnswerAsync(context, SourceQuery.Of(context.Set, spec), "Element", spec.Origin, () => generator.GenerateAsync(context, cancellationToken));
}
