using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>Comparisons of a filter: Go's template comparison, in which a whole number never equals a float.</summary>
internal static class PathValues
{
    public static (bool Keep, string? Error) Compare(TemplateValue left, string comparison, TemplateValue right)
    {
        if (comparison is not ("==" or "!=" or "<" or "<=" or ">" or ">="))
        {
            return (false, $"unrecognized filter operator '{comparison}'");
        }

        if (!IsBasic(left) || !IsBasic(right))
        {
            return (false, $"invalid type for comparison: {Describe(left)} {comparison} {Describe(right)}");
        }

        if (left.Kind != right.Kind)
        {
            string hint = IsNumber(left) && IsNumber(right) ? " (numbers of an element are floats: write 3.0 instead of 3)" : "";
            return (false, $"incompatible types for comparison: {Describe(left)} {comparison} {Describe(right)}{hint}");
        }

        if (left.Kind == GoKind.Bool && comparison is not ("==" or "!="))
        {
            return (false, "true and false have no order");
        }

        bool isEqual = IsEqual(left, right);
        bool isLess = comparison is not ("==" or "!=") && IsLess(left, right);
        return (comparison switch
        {
            "==" => isEqual,
            "!=" => !isEqual,
            "<" => isLess,
            "<=" => isLess || isEqual,
            ">" => !isLess && !isEqual,
            _ => !isLess,
        }, null);
    }

    public static string Describe(TemplateValue value) => value switch
    {
        { IsNil: true } => "null",
        { IsString: true } => $"the text '{value.Text}'",
        { Map: not null } => "a map",
        { List: not null } => "a list",
        _ => GoFormat.Value(value),
    };

    private static bool IsBasic(TemplateValue value) => value.IsString || IsNumber(value) || value.Kind == GoKind.Bool;

    private static bool IsNumber(TemplateValue value) => value.Kind is GoKind.Int or GoKind.Uint or GoKind.Float;

    private static bool IsEqual(TemplateValue left, TemplateValue right) =>
        left.IsString ? string.Equals(left.Text, right.Text, StringComparison.Ordinal)
        : left.Kind == GoKind.Float ? left.Float == right.Float
        : left.Integer == right.Integer;

    private static bool IsLess(TemplateValue left, TemplateValue right) =>
        left.IsString ? GoText.Compare(left.Text, right.Text) < 0
        : left.Kind == GoKind.Float ? left.Float < right.Float
        : left.Integer < right.Integer;
}
