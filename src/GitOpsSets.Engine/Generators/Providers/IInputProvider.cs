namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Exports the input sets of one type of ResourceSetInputProvider.</summary>
public interface IInputProvider
{
    /// <summary>All input sets, or a failure: never a part.</summary>
    Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken);
}
