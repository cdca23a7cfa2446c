using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Action.Tests.Publishing;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

/// <summary>What is sent, and what the fake answers, held against Microsoft's own description of the API.</summary>
public sealed class AzureDevOpsDescriptionTests
{
    private static readonly JsonElement Described = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(SourceTree.Root, "tests/GitOpsSets.Action.Tests/Forges/AzureDevOps/described/git-7.1.json"))).RootElement;

    [Fact]
    public async Task Every_body_of_a_pull_requests_life_is_a_described_one()
    {
        await using var scene = await ProposalScene.OpenAsync("Azure DevOps");
        await scene.ProposeAsync("--labels", "bot", "--reviewers", "anna", "--auto-complete");
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        await scene.ProposeAsync("--labels", "bot");
        await scene.RetireAsync();
        await scene.ProposeAsync();

        var writes = scene.Stage.Forge.Requests.Where(request => request.Method != "GET").ToList();

        Assert.Equal(["PATCH", "PATCH", "PATCH", "POST", "POST", "POST"], writes.Select(request => request.Method).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(writes, request => Assert.Empty(Breaches(Shape(request), JsonDocument.Parse(request.Body).RootElement, request.Path)));
    }

    [Fact]
    public async Task The_fake_answers_as_the_description_has_it()
    {
        await using var scene = await ProposalScene.OpenAsync("Azure DevOps");
        await scene.ProposeAsync("--labels", "bot", "--reviewers", "anna", "--team-reviewers", "Platform");
        using var client = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {GitOpsSets.Demo.DemoStage.Token}" } } };
        var root = new Uri(scene.Stage.Forge.Server, "acme/platform%20team/_apis/git/repositories/previews/pullRequests/1");

        var pull = JsonDocument.Parse(await client.GetStringAsync(root, ProposalScene.Cancelled)).RootElement;

        Assert.Empty(Breaches("GitPullRequest", pull, ""));
    }

    private static string Shape(FakeRequest request) => request.Path.Split('/')[^1] switch
    {
        "labels" => "WebApiCreateTagRequestData",
        "reviewers" => "IdentityRef",
        _ => "GitPullRequest",
    };

    // Members that are not described, or of another type than is.
    private static IEnumerable<string> Breaches(string shape, JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Breaches(shape, item, path)),
        JsonValueKind.Object when Described.TryGetProperty(shape, out var members) => value.EnumerateObject().SelectMany(member =>
            members.TryGetProperty(member.Name, out var described)
                ? Breaches(described.ValueKind == JsonValueKind.Array ? described[0].GetString()! : described.GetString()!, member.Value, $"{path}.{member.Name}")
                : [$"{path}.{member.Name} is not described"]),
        JsonValueKind.Object or JsonValueKind.Null => [],
        _ => IsOf(shape, value) ? [] : [$"{path} is no {shape}"],
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
