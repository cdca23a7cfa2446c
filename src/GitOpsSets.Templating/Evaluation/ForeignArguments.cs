using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Arguments that may hold text that outsiders wrote, of functions that do not look at provenance themselves.</summary>
/// <param name="budget">Charged for every value that is looked through.</param>
internal sealed class ForeignArguments(Budget budget)
{
    /// <summary>Who wrote the foreign text in arguments; null when they hold none.</summary>
    public Provenance? OriginOf(ReadOnlySpan<TemplateValue> arguments)
    {
        var origin = ForeignText.OriginOf(arguments, out int visited);
        budget.Charge(visited);
        return origin;
    }

    /// <summary>Makes plain text of ropes, if there are any.</summary>
    /// <param name="arguments">Changed in place.</param>
    /// <param name="origin">Of the foreign text in them.</param>
    public static void Flatten(Span<TemplateValue> arguments, Provenance? origin)
    {
        if (origin is null)
        {
            return;
        }

        foreach (ref var argument in arguments)
        {
            argument = ForeignText.Flatten(argument);
        }
    }
}
