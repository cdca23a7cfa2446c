using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Generators.Explanations;

/// <summary>A generator that gives account of its answer.</summary>
/// <param name="generator">The generator.</param>
/// <param name="spec">As written.</param>
/// <param name="path">How the user would name the entry it stands in.</param>
internal sealed class AccountedGenerator(IElementGenerator generator, GeneratorSpec spec, string path) : IElementGenerator
{
    public async Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        var answer = await generator.GenerateAsync(context, cancellationToken);
        return answer with { Accounts = answer.Accounts.Add(SourceAccount.Of($"{path}.{spec.Kind}", spec.Kind, spec.Origin, answer)) };
    }
}
