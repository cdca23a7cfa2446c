namespace GitOpsSets.Engine.Generators;

/// <summary>Makes elements. One file per generator holds its descriptor, its settings, how it reads them and this.</summary>
public interface IElementGenerator
{
    /// <summary>All elements, or a failure: never a part.</summary>
    Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken);
}
