using System.Collections.Immutable;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>
/// What a YAML reader makes of all texts that differ only in inert values inside scalars: it was asked once, with tokens in place of the values, and need not be asked again.
/// </summary>
/// <param name="Literals">The text between the holes; one more than there are holes.</param>
/// <param name="Holes">Where values go.</param>
/// <param name="Documents">What was read.</param>
internal sealed record TextPlan(ImmutableArray<string> Literals, ImmutableArray<HoleContext> Holes, ImmutableArray<PlannedDocument> Documents)
{
    /// <summary>Whether a text is the same as the plan's but for what stands in its holes.</summary>
    public bool HasShapeOf(in WrittenValues written)
    {
        if (written.Count != Holes.Length)
        {
            return false;
        }

        for (int i = 0; i < Literals.Length; i++)
        {
            if (!written.Before(i).SequenceEqual(Literals[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values of a text of this shape; null when what stands in a hole might mean something to a YAML reader.</summary>
    public ValueReader? Read(in WrittenValues written)
    {
        for (int i = 0; i < Holes.Length; i++)
        {
            if (!InertValues.IsInert(written[i], Holes[i]))
            {
                return null;
            }
        }

        try
        {
            var values = new YamlNode?[Documents.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Documents[i].Plan is { } plan ? plan.Fill(written) : Documents[i].Model;
            }

            return new PlannedValues(Documents, values);
        }
        catch (YamlException)
        {
            return null;
        }
    }
}
