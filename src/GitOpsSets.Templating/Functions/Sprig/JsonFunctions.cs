using System.Collections.Immutable;
using GitOpsSets.Templating.Functions.Json;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's JSON functions.</summary>
internal static class JsonFunctions
{
    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("toJson", [GoType.Any], ToJson) { Provenance = FunctionProvenance.Kept },
        new("mustToJson", [GoType.Any], MustToJson) { Provenance = FunctionProvenance.Kept },
        new("toPrettyJson", [GoType.Any], ToPrettyJson) { Provenance = FunctionProvenance.Kept },
        new("mustToPrettyJson", [GoType.Any], MustToPrettyJson) { Provenance = FunctionProvenance.Kept },
        new("toRawJson", [GoType.Any], ToRawJson) { Provenance = FunctionProvenance.Kept },
        new("mustToRawJson", [GoType.Any], ToRawJson) { Provenance = FunctionProvenance.Kept },
        new("fromJson", [GoType.String], FromJson) { Provenance = FunctionProvenance.Kept },
        new("mustFromJson", [GoType.String], MustFromJson) { Provenance = FunctionProvenance.Kept },
    ];

    /// <summary>JSON on one line, with HTML made inert; nothing when the value has no JSON form.</summary>
    /// <example><code>{{ dict "b" 1 "a" "x" | toJson }}</code> gives <c>{"a":"x","b":1}</c></example>
    public static TemplateValue ToJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => OrNothing(context, arguments[0], JsonStyle.Compact);

    /// <summary>JSON on one line, with HTML made inert; an error when the value has no JSON form.</summary>
    /// <example><code>{{ list 1 "x" | mustToJson }}</code> gives <c>[1,"x"]</c></example>
    public static TemplateValue MustToJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Write(context, arguments[0], JsonStyle.Compact);

    /// <summary>JSON with an item a line, indented by two spaces; nothing when the value has no JSON form.</summary>
    /// <example><code>{{ list | toPrettyJson }}</code> gives <c>[]</c></example>
    public static TemplateValue ToPrettyJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => OrNothing(context, arguments[0], JsonStyle.Pretty);

    /// <summary>JSON with an item a line, indented by two spaces; an error when the value has no JSON form.</summary>
    /// <example><code>{{ dict | mustToPrettyJson }}</code> gives <c>{}</c></example>
    public static TemplateValue MustToPrettyJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Write(context, arguments[0], JsonStyle.Pretty);

    /// <summary>JSON on one line, with HTML left as it is; an error when the value has no JSON form.</summary>
    /// <example><code>{{ toRawJson "a and b" }}</code> gives <c>"a and b"</c></example>
    public static TemplateValue ToRawJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Write(context, arguments[0], JsonStyle.Raw);

    /// <summary>The value that JSON stands for; null when it is no JSON.</summary>
    /// <example><code>{{ (fromJson "{\"a\":[1,2]}").a }}</code> gives <c>[1 2]</c></example>
    public static TemplateValue FromJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        _ = Read(context, arguments, out var value);
        return value;
    }

    /// <summary>The value that JSON stands for; an error when it is no JSON.</summary>
    /// <example><code>{{ mustFromJson "[true]" }}</code> gives <c>[true]</c></example>
    public static TemplateValue MustFromJson(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var refused = Read(context, arguments, out var value);
        return refused is null ? value : throw refused;
    }

    // Outsiders' JSON is refused, for they would choose the shape; of remote systems' JSON every string stays foreign.
    private static FunctionException? Read(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, out TemplateValue value)
    {
        var origin = ForeignText.OriginOf(arguments);
        if (origin?.Trust == TrustLevel.Outsider)
        {
            throw new FunctionException($"{origin.Field} is text that anybody can write: it may not choose the shape of a value");
        }

        var refused = JsonReader.Read(arguments[0].Text, context.Budget, out value);
        value = origin is null ? value : ForeignText.Mark(value, origin, context.Tokens);
        return refused;
    }

    private static TemplateValue Write(FunctionContext context, TemplateValue value, JsonStyle style) =>
        TemplateValue.Of(JsonWriter.Write(value, style, context));

    private static TemplateValue OrNothing(FunctionContext context, TemplateValue value, JsonStyle style)
    {
        try
        {
            return Write(context, value, style);
        }
        catch (FunctionException)
        {
            return TemplateValue.Of("");
        }
    }
}
