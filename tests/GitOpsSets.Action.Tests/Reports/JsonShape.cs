using System.Text.Json;

namespace GitOpsSets.Action.Tests.Reports;

/// <summary>Checks JSON against the part of JSON Schema that our published schema uses; a keyword it does not know is a mistake of the schema.</summary>
internal sealed class JsonShape(JsonElement schema)
{
    private static readonly HashSet<string> Remarks = new(["$schema", "$defs", "title", "description"], StringComparer.Ordinal);

    /// <summary>What is wrong with a value, each with its place.</summary>
    public IReadOnlyList<string> Check(JsonElement value)
    {
        var mistakes = new List<string>();
        Check(schema, value, "$", mistakes);
        return mistakes;
    }

    private void Check(JsonElement rules, JsonElement value, string place, List<string> mistakes)
    {
        if (rules.TryGetProperty("type", out var types) && !Types(types).Any(type => IsOf(type, value)))
        {
            mistakes.Add($"{place} is {value.ValueKind}, not {types}");
            return;
        }

        foreach (var rule in rules.EnumerateObject().Where(rule => !Remarks.Contains(rule.Name)))
        {
            switch (rule.Name)
            {
                case "$ref":
                    Check(schema.GetProperty("$defs").GetProperty(rule.Value.GetString()!["#/$defs/".Length..]), value, place, mistakes);
                    break;
                case "type":
                    break;
                case "const":
                    Require(JsonElement.DeepEquals(rule.Value, value), $"is not {rule.Value}");
                    break;
                case "enum":
                    Require(rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"'{value}' is none of {rule.Value}");
                    break;
                case "minimum":
                    Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.Value.GetDecimal(), $"is less than {rule.Value}");
                    break;
                case "required":
                    foreach (string name in rule.Value.EnumerateArray().Select(name => name.GetString()!))
                    {
                        Require(value.TryGetProperty(name, out _), $"lacks '{name}'");
                    }

                    break;
                case "additionalProperties":
                    foreach (var member in value.EnumerateObject())
                    {
                        Require(rules.GetProperty("properties").TryGetProperty(member.Name, out _), $"has '{member.Name}', which the schema does not know");
                    }

                    break;
                case "properties":
                    foreach (var member in rule.Value.EnumerateObject().Where(member => value.TryGetProperty(member.Name, out _)))
                    {
                        Check(member.Value, value.GetProperty(member.Name), $"{place}.{member.Name}", mistakes);
                    }

                    break;
                case "items":
                    foreach (var (index, item) in value.EnumerateArray().Index())
                    {
                        Check(rule.Value, item, $"{place}[{index}]", mistakes);
                    }

                    break;
                default:
                    mistakes.Add($"the schema uses '{rule.Name}', which is not checked here");
                    break;
            }
        }

        void Require(bool holds, string mistake)
        {
            if (!holds)
            {
                mistakes.Add($"{place} {mistake}");
            }
        }
    }

    private static IEnumerable<string> Types(JsonElement types) => types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(type => type.GetString()!) : [types.GetString()!];

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };
}
