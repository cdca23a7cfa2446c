namespace GitOpsSets.Templating.Values;

/// <summary>What counts as true in <c>if</c>, <c>with</c>, <c>and</c>, <c>or</c> and <c>not</c>: Go's <c>template.IsTrue</c>.</summary>
public static class Truth
{
    /// <summary>False for nil, zero, the empty string, empty lists and maps, and false itself.</summary>
    public static bool Of(in TemplateValue value)
    {
        switch (value.Kind)
        {
            case GoKind.Invalid:
                return false;
            case GoKind.Bool or GoKind.Int or GoKind.Uint:
                return value.Boolean;
            case GoKind.Float:
                return value.Float != 0;
            case GoKind.String:
                return value.Text.Length > 0;
            case GoKind.Slice:
                return value.List is { Count: > 0 };
            case GoKind.Map:
                return value.Map is { Count: > 0 };
            default:
                return value.Object is not ComplexNumber { IsZero: true };
        }
    }
}
