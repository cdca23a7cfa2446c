using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Generators;

/// <summary>What is known of a generator before it runs: one line of the catalogue.</summary>
/// <param name="Kind">The key in definitions, such as <c>gitRepository</c>.</param>
/// <param name="SwitchName">Its name in the reference command line's <c>--enabled-generators</c>, such as <c>GitRepository</c>.</param>
/// <param name="Nestable">Whether a matrix may hold it.</param>
/// <param name="Summary">One sentence for the documentation.</param>
/// <param name="Bind">Makes a generator of what is written; findings go to the reader.</param>
public sealed record GeneratorDescriptor(string Kind, string SwitchName, bool Nestable, string Summary, Func<GeneratorSpec, FieldReader, IElementGenerator> Bind)
{
    /// <summary>Whether it asks a source beyond the repository; then the source lock remembers its answer.</summary>
    public bool IsLive { get; init; }
}
