using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that ask for Go types. Sprig <c>reflect.go</c>.</summary>
internal static class TypeFunctions
{
    private const string NilType = "<nil>";
    private const string NilKind = "invalid";

    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.Kept("typeOf", TypeOf, GoType.Any),
        Define.Kept("typeIs", TypeIs, GoType.String, GoType.Any),
        Define.Kept("typeIsLike", TypeIsLike, GoType.String, GoType.Any),
        Define.Kept("kindOf", KindOf, GoType.Any),
        Define.Kept("kindIs", KindIs, GoType.String, GoType.Any),
        Define.Kept("deepEqual", DeepEqual, GoType.Any, GoType.Any),
    ];

    /// <summary>The Go type.</summary>
    /// <example><code>{{ typeOf (list 1) }}</code> gives <c>[]interface {}</c></example>
    private static TemplateValue TypeOf(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(TypeName(arguments[0]));

    /// <summary>Whether the value has the Go type.</summary>
    /// <example><code>{{ typeIs "int" 5 }}</code> gives <c>true</c></example>
    private static TemplateValue TypeIs(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(string.Equals(arguments[0].Text, TypeName(arguments[1]), StringComparison.Ordinal));

    /// <summary>Whether the value has the Go type or is a pointer to it.</summary>
    /// <example><code>{{ typeIsLike "semver.Version" (semver "1.2.3") }}</code> gives <c>true</c></example>
    private static TemplateValue TypeIsLike(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        (string wanted, string name) = (arguments[0].Text, TypeName(arguments[1]));
        return TemplateValue.Of(string.Equals(wanted, name, StringComparison.Ordinal) || string.Equals("*" + wanted, name, StringComparison.Ordinal));
    }

    /// <summary>Go's kind of the type.</summary>
    /// <example><code>{{ kindOf (dict) }}</code> gives <c>map</c></example>
    private static TemplateValue KindOf(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(KindName(arguments[0]));

    /// <summary>Whether the type of the value has the kind.</summary>
    /// <example><code>{{ kindIs "slice" (list) }}</code> gives <c>true</c></example>
    private static TemplateValue KindIs(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(string.Equals(arguments[0].Text, KindName(arguments[1]), StringComparison.Ordinal));

    /// <summary>Whether two values have the same types and content, all the way down.</summary>
    /// <example><code>{{ deepEqual (list 1 (dict "a" 2)) (list 1 (dict "a" 2)) }}</code> gives <c>true</c></example>
    private static TemplateValue DeepEqual(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(DeepEquality.Compare(context.Budget, arguments[0], arguments[1]));

    private static string TypeName(TemplateValue value) => value.Type?.Name ?? NilType;

    private static string KindName(TemplateValue value) => value.Type?.KindName ?? NilKind;
}
