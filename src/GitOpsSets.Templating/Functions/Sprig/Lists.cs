using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Lists as sprig's functions take and give them.</summary>
internal static class Lists
{
    /// <summary>Go's message for what a method call on nil ends in.</summary>
    private const string NilMessage = "the value is nil, not a list";

    /// <summary>The list that a function asked for.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="refusal">The message for other values, before their kind.</param>
    public static TemplateList Require(TemplateValue value, string refusal) =>
        value.List ?? throw new FunctionException(value.IsNil ? NilMessage : refusal + value.Type!.KindName);

    /// <summary>A new <c>[]interface {}</c>.</summary>
    public static TemplateValue New(TemplateValue[] items) => TemplateValue.Of(new TemplateList(items));

    /// <summary>The items for which a condition holds.</summary>
    public static TemplateValue Where(TemplateList list, Func<TemplateValue, bool> condition)
    {
        var items = new List<TemplateValue>(list.Count);
        foreach (var item in list.Items)
        {
            if (condition(item))
            {
                items.Add(item);
            }
        }

        return New([.. items]);
    }

    /// <summary>Whether a list holds a value that is deeply equal.</summary>
    public static bool Holds(FunctionContext context, ReadOnlySpan<TemplateValue> items, TemplateValue value)
    {
        context.Budget.Charge(1 + (items.Length / 16));
        foreach (var item in items)
        {
            if (DeepEquality.Compare(context.Budget, item, value))
            {
                return true;
            }
        }

        return false;
    }
}
