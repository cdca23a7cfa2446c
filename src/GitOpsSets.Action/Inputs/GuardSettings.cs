using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Inputs;

/// <summary>
/// Reads the mapping that may stand under <c>guard</c> in the configuration file: <c>mode</c>, the sets that are only warned about under <c>warn</c>, and the exceptions under <c>allow</c>, each with
/// <c>set</c>, <c>field</c>, <c>rule</c> and <c>reason</c>, and where wanted <c>template</c> and <c>at</c>. Only that file has them (specs/security.md §2.4).
/// </summary>
internal sealed class GuardSettings(ImmutableArray<Diagnostic>.Builder findings)
{
    private static readonly ImmutableArray<string> Keys = ["mode", "warn", "allow"];
    private static readonly ImmutableArray<string> RuleKeys = ["set", "field", "rule", "reason", "template", "at"];

    /// <summary>The mode, or null where none is given; the exceptions are added to <paramref name="allowances"/>, the sets to <paramref name="warned"/>.</summary>
    public ConfigEntry? Read(YamlMapping guard, ImmutableArray<GuardAllowance>.Builder allowances, ImmutableArray<string>.Builder warned)
    {
        RefuseOthers(guard, Keys, "guard");
        warned.AddRange(Sets(guard["warn"]));
        switch (guard["allow"])
        {
            case null or YamlNull:
                break;
            case YamlSequence list:
                allowances.AddRange(list.Items.Select(Allowance).OfType<GuardAllowance>());
                break;
            case var other:
                findings.Add(InputFinding.Error("'guard.allow' must be a list", at: other.Span));
                break;
        }

        if (guard["mode"] is not { } mode)
        {
            return null;
        }

        return (ConfigFile.Word("guard", mode) ?? (YamlCoercion.TryText(mode, out string? text) ? text : null)) is { } word ? new ConfigEntry("guard", word, mode.Span) : null;
    }

    private IEnumerable<string> Sets(YamlNode? node)
    {
        if (node is YamlSequence list && list.Items.All(item => item is YamlString text && text.Value.Split('/') is [{ Length: > 0 }, { Length: > 0 }]))
        {
            return list.Items.Select(item => ((YamlString)item).Value);
        }

        if (node is not (null or YamlNull))
        {
            findings.Add(InputFinding.Error("'guard.warn' must be a list of sets, each as namespace/name", at: node.Span));
        }

        return [];
    }

    private GuardAllowance? Allowance(YamlNode node)
    {
        if (node is not YamlMapping entry)
        {
            findings.Add(InputFinding.Error("an entry of 'guard.allow' must be a mapping with set, field, rule and reason", at: node.Span));
            return null;
        }

        int before = findings.Count;
        RefuseOthers(entry, RuleKeys, "guard.allow");
        string set = Required(entry, "set");
        string field = Required(entry, "field");
        string reason = Required(entry, "reason");
        var rule = Rule(Required(entry, "rule"), entry);
        var allowance = new GuardAllowance(set, field, rule, reason, entry.Span) { Template = Number(entry["template"]), At = (entry["at"] as YamlString)?.Value };
        return findings.Count > before ? null : allowance;
    }

    private string Required(YamlMapping entry, string key)
    {
        if (entry[key] is YamlString { Value.Length: > 0 } text)
        {
            return text.Value.Trim();
        }

        findings.Add(InputFinding.Error($"an entry of 'guard.allow' needs '{key}', a text", Example(key), entry[key]?.Span ?? entry.Span));
        return "";
    }

    private ViolationRule Rule(string name, YamlMapping entry)
    {
        var found = ViolationRules.All.FirstOrDefault(known => known.Name == name);
        if (found.Name is null && name.Length > 0)
        {
            findings.Add(InputFinding.Error(
                $"the guard has no rule '{name}': {string.Join(", ", ViolationRules.All.Select(known => known.Name))}",
                InputFinding.DidYouMean(NearName.Of(name, ViolationRules.All.Select(known => known.Name))),
                entry["rule"]!.Span));
        }

        return found.Rule;
    }

    private int? Number(YamlNode? node)
    {
        if (node is null or YamlNull)
        {
            return null;
        }

        if (node is YamlInteger number && number.TryGetInt64(out long value) && value is >= 1 and <= int.MaxValue)
        {
            return (int)value;
        }

        findings.Add(InputFinding.Error("'template' of an entry of 'guard.allow' must be the number of a template, 1 for the first", at: node.Span));
        return null;
    }

    private void RefuseOthers(YamlMapping mapping, ImmutableArray<string> known, string where)
    {
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)))
        {
            findings.Add(InputFinding.Error($"there is no '{entry.Key}' in '{where}'", InputFinding.DidYouMean(NearName.Of(entry.Key, known)), entry.KeySpan));
        }
    }

    private static string Example(string key) => key switch
    {
        "set" => "write its namespace/name",
        "field" => "write the field as the template has it, such as inputs.branch",
        "rule" => "write the rule that the message named",
        _ => "say why it may; every use says it",
    };
}
