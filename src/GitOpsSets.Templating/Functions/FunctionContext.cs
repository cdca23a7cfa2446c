using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions;

/// <summary>What functions may know of the render they run in.</summary>
/// <param name="Budget">Charged before a function makes something large.</param>
/// <param name="Clock">The only source of the current time; its local zone is the zone of <c>date</c>.</param>
/// <param name="Randomness">The only source of chance.</param>
public sealed record FunctionContext(Budget Budget, TimeProvider Clock, RandomSource Randomness)
{
    /// <summary>What the function <c>inputs</c> gives; set for each render from <see cref="RenderData.Inputs"/>.</summary>
    public TemplateValue Inputs { get; init; }

    /// <summary>Tokens for foreign text that functions make anew; one source for a whole run.</summary>
    public TokenSource Tokens { get; init; } = new();
}
