using System.Collections.Immutable;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The values of <c>.Repeat</c> (specs/gitopsset.md §3.4).</summary>
internal static class RepeatItems
{
    /// <summary>Finds them in an element: lists give their items, nulls nothing, everything else itself.</summary>
    /// <exception cref="JsonPathException">The expression does not fit the element.</exception>
    public static ImmutableArray<TemplateValue> Find(JsonPathExpression expression, TemplateMap element)
    {
        var items = ImmutableArray.CreateBuilder<TemplateValue>();
        foreach (var value in expression.Find(TemplateValue.Of(element)).SelectMany(values => values))
        {
            // Only lists of mixed values are taken apart, not those that a single-element matrix makes.
            if (value.List is { } list && list.Type == GoType.AnyList)
            {
                items.AddRange(list.Items);
            }
            else if (!value.IsNil)
            {
                items.Add(value);
            }
        }

        return items.ToImmutable();
    }
}
