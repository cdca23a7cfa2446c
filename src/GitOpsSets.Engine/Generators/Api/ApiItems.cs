using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Api;

/// <summary>Finds the elements in an endpoint's JSON (specs/gitopsset.md §2.4). An answer that is not wholly a list of objects is none.</summary>
public static class ApiItems
{
    /// <summary>The controller's own bound of an answer's bytes; but it cuts a longer one in silence.</summary>
    public const int MaxAnswerBytes = 5 * 1024 * 1024;

    /// <summary>What the user can do about an answer that is none.</summary>
    public const string Advice = "check the endpoint: the answer may be cut short, or be that of a proxy or login page";

    private const string AnswerName = "answer";

    private static readonly YamlLimits Limits = YamlLimits.Answer(MaxAnswerBytes);

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The whole body, which must be one JSON value in UTF-8.</param>
    /// <param name="path">Where the list stands; null when the answer itself is it.</param>
    /// <param name="isSingleElement">Whether the answer is one object, which is the one element; means nothing beside a path.</param>
    /// <param name="items">In the answer's order; an item that is null becomes Go's nil map.</param>
    /// <param name="error">What is wrong with the answer; empty when nothing is.</param>
    public static bool TryRead(ReadOnlySpan<byte> body, JsonPathExpression? path, bool isSingleElement, out ImmutableArray<TemplateMap> items, out string error)
    {
        items = [];
        if (!Utf8.IsValid(body))
        {
            error = "the answer is no JSON: it is not in UTF-8";
            return false;
        }

        try
        {
            var answer = ElementValues.Of(JsonReader.Read(Encoding.UTF8.GetString(body), AnswerName, Limits, JsonNumberModel.Float64), JsonNumberModel.Float64);
            error = path is not null ? FindAll(path, answer, out items)
                : isSingleElement ? ReadSingle(answer, out items)
                : ReadList(answer, out items);
        }
        catch (YamlException exception)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"the answer is no JSON: {exception.Message} (line {exception.At.Line}, column {exception.At.Column})");
        }
        catch (JsonPathException exception)
        {
            error = $"jsonPath: {exception.Message}";
        }

        return error.Length == 0;
    }

    // A null is no list: taken for an empty one it would delete everything.
    private static string ReadList(TemplateValue answer, out ImmutableArray<TemplateMap> items) =>
        answer.List is { } list ? Objects(list, allowsNull: true, out items) : Refuse(out items, $"the answer is {Describe(answer)}, not a list of objects{(answer.Map is null ? "" : ": name the list's place with 'jsonPath', or set 'singleElement'")}");

    private static string ReadSingle(TemplateValue answer, out ImmutableArray<TemplateMap> items)
    {
        if (answer.Map is not { } map)
        {
            return Refuse(out items, $"the answer is {Describe(answer)}, but 'singleElement' wants an object");
        }

        items = [map];
        return "";
    }

    private static string FindAll(JsonPathExpression path, TemplateValue answer, out ImmutableArray<TemplateMap> items)
    {
        if (path.HasTextOutsideBraces)
        {
            return Refuse(out items, "jsonPath has text outside braces: write it as '{ .items }'");
        }

        var all = ImmutableArray.CreateBuilder<TemplateMap>();
        foreach (var found in path.Find(answer))
        {
            if (found is not [var only])
            {
                return Refuse(out items, string.Create(CultureInfo.InvariantCulture, $"jsonPath finds {found.Length} values where it must find one list{(found.Length > 1 ? ": leave out a '[*]' at its end" : "")}"));
            }

            if (only.List is not { } list)
            {
                return Refuse(out items, $"jsonPath finds {Describe(only)}, not a list of objects");
            }

            string error = Objects(list, allowsNull: false, out var some);
            if (error.Length > 0)
            {
                return Refuse(out items, $"jsonPath: {error}");
            }

            all.AddRange(some);
        }

        items = all.ToImmutable();
        return "";
    }

    private static string Objects(TemplateList list, bool allowsNull, out ImmutableArray<TemplateMap> items)
    {
        var maps = ImmutableArray.CreateBuilder<TemplateMap>(list.Count);
        foreach (var item in list.Items)
        {
            if (item.Map is { } map)
            {
                maps.Add(map);
            }
            else if (item.IsNil && allowsNull)
            {
                maps.Add(new TemplateMap(isNil: true));
            }
            else
            {
                return Refuse(out items, string.Create(CultureInfo.InvariantCulture, $"item {maps.Count} of the list is {Describe(item)}, not an object"));
            }
        }

        items = maps.ToImmutable();
        return "";
    }

    private static string Refuse(out ImmutableArray<TemplateMap> items, string error)
    {
        items = [];
        return error;
    }

    private static string Describe(TemplateValue value) =>
        value.IsNil ? "null" : value.Map is not null ? "an object" : value.List is not null ? "a list" : value.IsString ? "a text" : value.Kind == GoKind.Bool ? "a truth value" : "a number";
}
