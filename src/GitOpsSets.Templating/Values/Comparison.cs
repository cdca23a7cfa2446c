namespace GitOpsSets.Templating.Values;

/// <summary>Go's <c>eq</c> and <c>lt</c> of templates: integers of all types mix, anything else compares with its own kind only.</summary>
public static class Comparison
{
    /// <summary>Whether two values are equal.</summary>
    /// <exception cref="FunctionException">They are of kinds that do not compare.</exception>
    public static bool AreEqual(in TemplateValue left, in TemplateValue right)
    {
        var (leftKind, rightKind) = (BasicKind(left), BasicKind(right));
        if (leftKind != rightKind)
        {
            return (leftKind, rightKind) switch
            {
                (GoKind.Int, GoKind.Uint) or (GoKind.Uint, GoKind.Int) => left.Integer == right.Integer && left.Integer >= 0,
                _ when left.IsNil || right.IsNil => false,
                _ => throw Incompatible(left, right),
            };
        }

        return leftKind switch
        {
            GoKind.Bool => left.Boolean == right.Boolean,
            GoKind.Int or GoKind.Uint => left.Integer == right.Integer,
            GoKind.Float => left.Float == right.Float,
            GoKind.String => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            GoKind.Complex => left.Object!.IsEqual(right.Object!),
            _ => AreEqualOthers(left, right),
        };
    }

    /// <summary>Whether the first value is less.</summary>
    /// <exception cref="FunctionException">They are of kinds that have no order, or not of one kind.</exception>
    public static bool IsLess(in TemplateValue left, in TemplateValue right)
    {
        var (leftKind, rightKind) = (Ordered(left), Ordered(right));
        if (leftKind != rightKind)
        {
            return (leftKind, rightKind) switch
            {
                (GoKind.Int, GoKind.Uint) => left.Integer < 0 || (ulong)left.Integer < (ulong)right.Integer,
                (GoKind.Uint, GoKind.Int) => right.Integer >= 0 && (ulong)left.Integer < (ulong)right.Integer,
                _ => throw Incompatible(left, right),
            };
        }

        return leftKind switch
        {
            GoKind.Int => left.Integer < right.Integer,
            GoKind.Uint => (ulong)left.Integer < (ulong)right.Integer,
            GoKind.Float => left.Float < right.Float,
            GoKind.String => GoText.Compare(left.Text, right.Text) < 0,
            _ => throw new FunctionException($"values of type {left.Type} have no order"),
        };
    }

    private static bool AreEqualOthers(in TemplateValue left, in TemplateValue right)
    {
        if (left.Type is not null && right.Type is not null && left.Type.KindName != right.Type.KindName)
        {
            throw new FunctionException($"values of types {left.Type} and {right.Type} cannot be compared");
        }

        if (IsNil(left) || IsNil(right))
        {
            return IsNil(left) == IsNil(right);
        }

        return right.Object is { } instance
            ? left.Object is { } other && other.Type == instance.Type && other.IsEqual(instance)
            : throw new FunctionException($"values of type {right.Type} cannot be compared");
    }

    private static bool IsNil(in TemplateValue value) => value.IsNil || value.List is { IsNil: true } || value.Map is { IsNil: true };

    private static GoKind BasicKind(in TemplateValue value) => value.Kind is GoKind.Slice or GoKind.Map or GoKind.Struct ? GoKind.Invalid : value.Kind;

    private static GoKind Ordered(in TemplateValue value) => BasicKind(value) is not GoKind.Invalid and var kind
        ? kind
        : throw new FunctionException(value.IsNil ? "nil has no order" : $"values of type {value.Type} have no order");

    private static FunctionException Incompatible(in TemplateValue left, in TemplateValue right) =>
        new($"incompatible types for comparison: {left.Type} and {right.Type}");
}
