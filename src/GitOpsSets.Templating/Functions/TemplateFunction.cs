using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions;

/// <summary>A function a template can call: one line of a function table.</summary>
/// <param name="Name">As templates write it.</param>
/// <param name="Parameters">Go's parameter types, in order; of a variadic function the last one repeats, none or more times.</param>
/// <param name="Body">What it does.</param>
public sealed record TemplateFunction(string Name, ImmutableArray<GoType> Parameters, FunctionBody Body)
{
    /// <summary>Whether the last parameter repeats.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>What becomes of the arguments' provenance.</summary>
    public FunctionProvenance Provenance { get; init; }

    /// <summary>Whether the result is a plain name, whatever the argument: lower-case letters, digits and hyphens.</summary>
    public bool MakesName { get; init; }

    /// <summary>Whether the same arguments give the same result on every run.</summary>
    public bool IsDeterministic { get; init; } = true;
}
