using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Providers;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>A provider that asks beyond the repository.</summary>
internal sealed class LiveProvider(IInputProvider provider, ProviderDefinition definition) : IInputProvider
{
    public Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken) =>
        LiveSource.AnswerAsync(context, SourceQuery.Of(definition), "inputs", definition.Origin, () => provider.ExportAsync(context, cancellationToken));
}
