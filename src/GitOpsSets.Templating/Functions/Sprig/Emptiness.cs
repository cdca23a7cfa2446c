using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>What sprig calls empty: nil, false, 0, no characters, no items, no entries. Structs never are empty.</summary>
internal static class Emptiness
{
    /// <summary>Whether a value is empty.</summary>
    public static bool Of(TemplateValue value) => value.Kind switch
    {
        GoKind.Invalid => true,
        GoKind.Bool => !value.Boolean,
        GoKind.Int or GoKind.Uint => value.Integer == 0,
        GoKind.Float => value.Float == 0,
        GoKind.String => value.Text.Length == 0,
        GoKind.Slice => value.List!.Count == 0,
        GoKind.Map => value.Map!.Count == 0,
        GoKind.Complex => value.Object is ComplexNumber { IsZero: true },
        _ => false,
    };
}
