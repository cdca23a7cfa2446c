using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Generators.JsonPath;

public sealed class JsonPathExpressionTests
{
    private static readonly string[] Keys = ["a", "b", "items", "name-x", "long_name", "é", "日本"];

    private static readonly string[] Pieces =
    [
        "{", "}", "{.", "$", "@", ".", "..", "*", "[", "]", "[*]", "[0]", "[-1]", "[1:3]", "[::-1]", "['a']", "[\"a\"]", "['a','b']", "?(", "?(@.a==1)", ")", "range ", "{end}", "'", "\"", "\\", "a", "b", "items", " ", ",", ":", "==", "<=", "&&", "1", "-1", "99999999999999999999", "1.5", "true", "null",
        "é", "💡", "\uDC80", "\uD800", "\0", "\n",
    ];

    [Fact]
    public void Whatever_the_expression_it_is_answered_or_refused() => Law.Holds(Gen.Zip(Gen.Elements(Pieces).ArrayOf().Select(pieces => "{" + string.Concat(pieces)), Values(3)), one =>
    {
        try
        {
            _ = JsonPathExpression.Parse(one.Item1).Find(one.Item2);
        }
        catch (JsonPathException)
        {
            // Documented.
        }

        return true;
    }, 5_000);

    [Fact]
    public void The_way_to_a_value_finds_exactly_that_value() => Law.Holds(Gen.Zip(Values(4), Gen.Choose(0, int.MaxValue)), one =>
    {
        var (path, value) = Walk(one.Item1, one.Item2);

        return path.Length == 0 || JsonPathExpression.Parse($"{{{path}}}").Find(one.Item1) is [[var found]] && IsSame(found, value);
    }, 2_000);

    [Fact]
    public void A_star_finds_as_many_as_there_are() => Law.Holds(Values(2), value => value.List is not { Count: > 0 } list || JsonPathExpression.Parse("{[*]}").Find(value)[0].Length == list.Count);

    private static bool IsSame(TemplateValue one, TemplateValue other) => one.Kind == other.Kind && one.Kind switch
    {
        GoKind.String => one.Text == other.Text,
        GoKind.Float => one.Float.Equals(other.Float),
        GoKind.Bool => one.Boolean == other.Boolean,
        _ => ReferenceEquals(one.Map, other.Map) && one.List?.Count == other.List?.Count,
    };

    // Chooses one way down; quotes on every other step.
    private static (string Path, TemplateValue Value) Walk(TemplateValue value, int choice)
    {
        string path = "";
        while (true)
        {
            if (value.Map is { Count: > 0 } map)
            {
                string key = map.Keys.ElementAt(choice % map.Count);
                path += choice % 2 == 0 ? $"['{key}']" : $".{key}";
                value = map[key];
            }
            else if (value.List is { Count: > 0 } list)
            {
                int index = choice % list.Count;
                path += string.Create(CultureInfo.InvariantCulture, $"[{index}]");
                value = list.Items[index];
            }
            else
            {
                return (path, value);
            }

            choice /= 3;
        }
    }

    private static Gen<TemplateValue> Values(int depth)
    {
        var scalars = Gen.OneOf(
            Gen.Elements("x", "", "é").Select(text => TemplateValue.Of(text)),
            Gen.Elements(0.0, 1.0, -2.5).Select(number => TemplateValue.Of(number)),
            Gen.Elements(true, false).Select(truth => TemplateValue.Of(truth)));
        if (depth == 0)
        {
            return scalars;
        }

        var inner = Values(depth - 1);
        return Gen.OneOf(
            scalars,
            inner.ArrayOf().Select(items => TemplateValue.Of(new TemplateList([.. items.Take(3)]))),
            Gen.Zip(Gen.Elements(Keys), inner).ArrayOf().Select(entries => TemplateValue.Of(MapOf(entries.Take(3)))));
    }

    private static TemplateMap MapOf(IEnumerable<(string Key, TemplateValue Value)> entries)
    {
        var map = new TemplateMap();
        foreach (var (key, value) in entries)
        {
            map[key] = value;
        }

        return map;
    }
}
