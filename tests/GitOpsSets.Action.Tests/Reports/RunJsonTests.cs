using System.Text.Json;
using GitOpsSets.Action.Reports;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Summaries;
using GitOpsSets.Templating;

namespace GitOpsSets.Action.Tests.Reports;

/// <summary>The published schema against the code: every key is written and told, every word is one of the code's.</summary>
public sealed class RunJsonTests
{
    private static readonly SetId First = new("GitOpsSet", "apps", "first");
    private static readonly SetId Second = new("ResourceSet", "apps", "second");
    private static readonly SourceSpan At = new("sets/first.yaml", 3, 5);

    private static JsonElement Schema { get; } = JsonDocument.Parse(SourceTree.Read("docs/report.schema.json")).RootElement;

    [Fact]
    public void A_report_with_everything_in_it_has_every_key_of_the_schema()
    {
        using var report = JsonDocument.Parse(RunJson.Write(Everything(), static sha => $"https://example.com/{sha}"));

        Assert.Empty(new JsonShape(Schema).Check(report.RootElement));
        Assert.Equal(KeysOf(Schema), KeysIn(report.RootElement), StringComparer.Ordinal);
    }

    [Fact]
    public void The_schema_tells_what_every_key_means()
    {
        string[] untold =
        [
            .. Definitions(Schema).SelectMany(static definition => definition.GetProperty("properties").EnumerateObject())
                .Where(static key => !key.Value.TryGetProperty("description", out _) && !key.Value.TryGetProperty("$ref", out _))
                .Select(static key => key.Name),
        ];

        Assert.Empty(untold);
        Assert.All(Schema.GetProperty("$defs").EnumerateObject(), static definition => Assert.NotEmpty(definition.Value.GetProperty("description").GetString()!));
    }

    [Fact]
    public void The_words_of_the_schema_are_those_of_the_code()
    {
        Assert.Equal(typeof(Publication).GetNestedTypes().Select(static kind => kind.Name.ToLowerInvariant()).Order(StringComparer.Ordinal), Words("publication", "kind"), StringComparer.Ordinal);
        Assert.Equal(Enum.GetNames<ProposalOperation>().Select(static word => word.ToLowerInvariant()).Order(StringComparer.Ordinal), Words("publication", "operation"), StringComparer.Ordinal);
        Assert.Equal(Enum.GetValues<ChangeMeaning>().Select(ChangeRow.WordOf).Order(StringComparer.Ordinal), Words("change", "meaning"), StringComparer.Ordinal);
        Assert.Equal(Enum.GetValues<SourceResult>().Select(ElementWords.Of).Order(StringComparer.Ordinal), Words("source", "result"), StringComparer.Ordinal);
        Assert.Equal(Enum.GetValues<AnswerBasis>().Select(ElementWords.Of).Order(StringComparer.Ordinal), Words("source", "basis"), StringComparer.Ordinal);
        Assert.Equal(Enum.GetNames<Severity>().Select(static word => word.ToLowerInvariant()).Order(StringComparer.Ordinal), Words("finding", "severity"), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Words(string definition, string key) =>
        Schema.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(static word => word.GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Definitions(JsonElement schema) => [schema, .. schema.GetProperty("$defs").EnumerateObject().Select(static definition => definition.Value)];

    private static IEnumerable<string> KeysOf(JsonElement schema) =>
        Definitions(schema).SelectMany(static definition => definition.GetProperty("properties").EnumerateObject()).Select(static key => key.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> KeysIn(JsonElement value) => All(value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> All(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static key => All(key.Value).Prepend(key.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(All),
        _ => [],
    };

    private static RunReport Everything()
    {
        var path = RelativePath.Of("apps/first", "object.yaml");
        var changes = new ChangeSet([new FileChange.Added(path, First, "a: b\n")], [new KeptFile(RelativePath.Of("apps/first", "kept.yaml"), First, "it was edited by hand")], Ledger.Empty)
        {
            Meanings = [new ObjectChange(path, "ConfigMap apps/object", ChangeMeaning.Created, "a detail")],
        };
        return new RunReport(
            [new SetOutput.Evaluated(First, At.File, [new OutputFile(path, "a: b\n", "list[0]/0", [])]) { IsBounded = true, Quarantined = ["list[0]/1"] }, new SetOutput.Untouched(Second, "sets/second.yaml") { Via = [First] }],
            changes,
            new Publication.Several([new Publication.Committed("main", "abc"), new Publication.Proposed(ProposalOperation.Created, "expansion/main/expanded") { Number = 1, Sha = "def", Url = "https://example.com/1" }]),
            [new Diagnostic(DiagnosticCodes.HandEdited, Severity.Warning, "a message", At) { Suggestion = "a suggestion", Set = First.ToString() }])
        {
            Sources = [new SourceReport(First, "spec.generators[0].list", "list", At, SourceResult.Bounded, AnswerBasis.Live, 2, "a reason")],
            Budgets = [new RateBudget("api.example.com", "core", 5000, 4999, DateTimeOffset.UnixEpoch)],
        };
    }
}
