using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary>The functions every Go template has. Reads beside Go's <c>text/template/funcs.go</c>.</summary>
internal static class GoBuiltins
{
    /// <summary>One line a function.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        LogicFunctions.And,
        LogicFunctions.Or,
        Of("not", LogicFunctions.Not, GoType.Any),
        OfMany("eq", ComparisonFunctions.Equal, GoType.Any, GoType.Any),
        Of("ne", ComparisonFunctions.NotEqual, GoType.Any, GoType.Any),
        Of("lt", ComparisonFunctions.Less, GoType.Any, GoType.Any),
        Of("le", ComparisonFunctions.LessOrEqual, GoType.Any, GoType.Any),
        Of("gt", ComparisonFunctions.Greater, GoType.Any, GoType.Any),
        Of("ge", ComparisonFunctions.GreaterOrEqual, GoType.Any, GoType.Any),
        Of("len", IndexingFunctions.Length, GoType.Any),
        OfMany("index", IndexingFunctions.Index, GoType.Any, GoType.Any),
        OfMany("slice", IndexingFunctions.Slice, GoType.Any, GoType.Any),
        OfMany("print", PrintingFunctions.Print, GoType.Any),
        OfMany("printf", PrintingFunctions.PrintFormatted, GoType.String, GoType.Any),
        OfMany("println", PrintingFunctions.PrintLine, GoType.Any),
        OfMany("html", EscapingFunctions.Html, GoType.Any),
        OfMany("js", EscapingFunctions.JavaScript, GoType.Any),
        OfMany("urlquery", EscapingFunctions.UrlQuery, GoType.Any),
        OfMany("call", Call, GoType.Any, GoType.Any),
    ];

    /// <summary>The same as a table of their own.</summary>
    public static FunctionTable Functions { get; } = FunctionTable.Of(Table);

    private static TemplateFunction Of(string name, FunctionBody body, params ImmutableArray<GoType> parameters) =>
        new(name, parameters, body) { Provenance = FunctionProvenance.Kept };

    private static TemplateFunction OfMany(string name, FunctionBody body, params ImmutableArray<GoType> parameters) =>
        new(name, parameters, body) { Provenance = FunctionProvenance.Kept, IsVariadic = true };

    /// <summary><c>call</c>: always fails, as nothing a template can hold is a function.</summary>
    /// <example><code>{{ or "web" (call 1) }}</code> gives <c>web</c></example>
    // No value of either dialect is a function.
    private static TemplateValue Call(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) =>
        throw new FunctionException(arguments[0].IsNil ? "call of nil" : $"non-function of type {arguments[0].Type}");
}
