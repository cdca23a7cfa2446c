using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Reports;

/// <summary>The elements of a set, and what each of its sources yielded and dropped, as a document for programs. Keys are only ever added.</summary>
internal static class ElementDocument
{
    public static YamlMapping Of(SetElements set) => Map(
        ("kind", new YamlString(set.Set.Dialect.Kind)),
        ("namespace", new YamlString(set.Set.Name.Namespace)),
        ("name", new YamlString(set.Set.Name.Name)),
        ("result", new YamlString(set.Result)),
        ("bounded", new YamlBoolean(set.Result == "bounded")),
        ("elements", List(set.Elements, Of)),
        ("sources", List(set.Accounts, Of)));

    /// <summary>The answer to "why is this not there?", of one set.</summary>
    public static YamlMapping Of(SetElements set, string item, ImmutableArray<ItemVerdict> verdicts) => Map(
        ("item", new YamlString(item)),
        ("kind", new YamlString(set.Set.Dialect.Kind)),
        ("namespace", new YamlString(set.Set.Name.Namespace)),
        ("name", new YamlString(set.Set.Name.Name)),
        ("result", new YamlString(set.Result)),
        ("answers", List(verdicts, verdict => Map(
            ("source", new YamlString(verdict.Source.Name)),
            ("type", new YamlString(verdict.Source.Kind)),
            ("outcome", new YamlString(ElementWords.Of(verdict.Outcome))),
            ("item", new YamlString(verdict.Item)),
            ("why", new YamlString(verdict.Why)),
            ("at", Place(verdict.At))))));

    private static YamlMapping Of(Element element) => Map(
        ("key", new YamlString(element.Origin.Key)),
        ("from", new YamlString(element.Origin.Description)),
        ("values", element.Values is { } values ? ElementNodes.Of(values) : new YamlNull()));

    private static YamlMapping Of(SourceAccount account) => Map(
        ("source", new YamlString(account.Name)),
        ("type", new YamlString(account.Kind)),
        ("at", Place(account.At)),
        ("result", new YamlString(ElementWords.Of(account.Result))),
        ("basis", new YamlString(ElementWords.Of(account.Basis))),
        ("yielded", List(account.Yielded, element => new YamlString(element.Origin.Key))),
        ("dropped", List(account.Dropped, item => Map(
            ("item", new YamlString(item.Item.Description)),
            ("reason", new YamlString(ElementWords.Of(item.Rule.Reason))),
            ("why", new YamlString(item.Rule.Text)),
            ("held", new YamlBoolean(item.IsHeld)),
            ("at", Place(item.Rule.At))))),
        ("findings", List(account.Findings, Of)));

    private static YamlMapping Of(Diagnostic finding) => Map(
        ("code", new YamlString(finding.Code.Id)),
        ("message", new YamlString(finding.Message)));

    private static YamlString Place(SourceSpan at) => new(at.ToString());

    private static YamlSequence List<T>(ImmutableArray<T> items, Func<T, YamlNode> of) => new([.. items.Select(of)]);

    private static YamlMapping Map(params ReadOnlySpan<(string Key, YamlNode Value)> entries)
    {
        var map = YamlMapping.Empty;
        foreach (var (key, value) in entries)
        {
            map = map.With(key, value);
        }

        return map;
    }
}
