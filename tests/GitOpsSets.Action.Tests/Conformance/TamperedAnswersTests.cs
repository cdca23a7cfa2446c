using System.Text.Json.Nodes;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Conformance;

namespace GitOpsSets.Action.Tests.Conformance;

/// <summary>Every recorded field that a user could observe is looked at: once it says something else, the case fails. What is left out, and why, says docs/compatibility.md.</summary>
public sealed class TamperedAnswersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tampered-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("gitopssets/cli", "list-one-element-one-template", "ok")]
    [InlineData("gitopssets/generators", "api-headers-configmap", "requests/0/path")]
    [InlineData("gitopssets/cli", "pr-gitlab-one-same-project", "requests/0/method")]
    [InlineData("gitopssets/generators", "api-headers-configmap", "requests/0/headers/Accept")]
    [InlineData("gitopssets/generators", "cluster-*", "ok/elements")]
    [InlineData("guard/gitopsset", "*", "exit")]
    [InlineData("guard/gitopsset", "*", "ok")]
    [InlineData("providers/github", "branch-two-pages-by-link", "ok/exportedInputs")]
    [InlineData("providers/github", "branch-two-pages-by-link", "ok/lastExportedRevision")]
    [InlineData("providers/gitlab", "env-two-pages", "requests/1/query")]
    [InlineData("providers/github", "branch-two-pages-by-link", "requests/0/path")]
    [InlineData("providers/gitlab", "branch-request-headers-with-token", "requests/0/auth")]
    [InlineData("providers/azuredevops", "branch-server-order-kept", "requests/1/host")]
    [InlineData("providers/oci", "auth-identity-token-oauth2-post", "requests/1/body")]
    [InlineData("providers/oci", "tag-all-keys", "ok/lastExportedRevision")]
    [InlineData("providers/static", "defaults-nested-null-kept", "ok/yaml")]
    [InlineData("providers/schedule-and-skip", "schedule-after-window", "ok/nextSchedule/when")]
    [InlineData("providers/schedule-and-skip", "schedule-after-window", "ok/nextSchedule/window")]
    [InlineData("providers/schedule-and-skip", "schedule-after-window", "ok/requeueAfter")]
    [InlineData("resourcesets/builder", "garbage-stale-objects", "ok/stale")]
    [InlineData("resourcesets/builder", "garbage-stale-objects", "ok/inventory")]
    [InlineData("resourcesets/builder", "garbage-stale-objects", "ok/revision")]
    [InlineData("resourcesets/builder", "garbage-stale-objects", "ok/inputSets")]
    [InlineData("resourcesets/builder", "garbage-stale-objects", "ok/steps/0/name")]
    [InlineData("resourcesets/builder", "garbage-stale-objects", "ok/steps/0/mutated")]
    [InlineData("resourcesets/builder", "copy-name-only", "stage")]
    [InlineData("templates-language/errors", "exec-missing-key-after-blank-lines-gs", "stage")]
    [InlineData("templates-functions/flow", "resourceset-fail-message", "error")]
    [InlineData("templates-functions/unavailable", "gitopsset-base-not-defined", "stage")]
    [InlineData("templates-functions/properties", "gitopsset-gen-ca-with-key-pem", "property/certificate/isCA")]
    [InlineData("templates-functions/properties", "gitopsset-gen-ca-with-key-pem", "property/pattern")]
    [InlineData("templates-functions/properties", "gitopsset-rand-alpha-num-one", "property/always-digit")]
    [InlineData("validation/gitopsset", "gs-list-unknown-field", "ok/pruned")]
    public void A_changed_answer_is_noticed(string file, string id, string field)
    {
        var recorded = Find(file, id);
        Assert.Empty(Replay(file, recorded).Failures);
        Change(recorded["out"]!, field.Split('/'));

        var report = Replay(file, recorded);

        Assert.Equal("another-name", Assert.Single(report.Failures).Id);
    }

    private static JsonNode Find(string file, string id) =>
        SourceTree.Read($"tests/conformance/{file}.jsonl").Split('\n').Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!)
            .First(recorded => id.EndsWith('*') ? ((string)recorded["id"]!).StartsWith(id[..^1], StringComparison.Ordinal) && recorded["out"]!["ok"] is not null : (string)recorded["id"]! == id);

    private static void Change(JsonNode output, string[] path)
    {
        var parent = path[..^1].Aggregate(output, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        string name = path[^1];
        parent[name] = parent[name] switch
        {
            JsonArray list => new JsonArray([.. list.Skip(1).Select(item => item?.DeepClone())]),
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String && name == "stage" => "parse" == (string)value! ? "exec" : "parse",
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => $"{(string)value!}~",
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => (int)value + 1,
            JsonValue value => !(bool)value,
            _ => throw new InvalidOperationException($"{name} is not there"),
        };
    }

    private FileReport Replay(string file, JsonNode recorded)
    {
        recorded["id"] = "another-name";
        string path = Path.Combine(_folder, file + ".jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, recorded.ToJsonString());
        return new ConformanceRunner(_folder, []).Replay(file);
    }
}
