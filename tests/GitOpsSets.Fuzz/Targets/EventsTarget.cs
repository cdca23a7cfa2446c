using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Ci.GitHubActions;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Events of a CI host: nobody's pull request passes for the repository's own unless the event says so in its place.</summary>
internal sealed class EventsTarget : IFuzzTarget
{
    private const string Repository = "acme/fleet";

    private static readonly string[] Events = ["pull_request", "pull_request_target", "pull_request_review", "workflow_run"];

    public string Name => "events";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [];

    public IReadOnlyList<string> Words { get; } =
    [
        "{\"pull_request\":{\"head\":{\"repo\":{\"full_name\":\"acme/fleet\"}}}}", "{\"workflow_run\":{\"head_repository\":{\"full_name\":\"acme/fleet\"}}}", "\"mallory/fleet\"", "\"acme/fleet\"", "\"ACME/FLEET\"", "null", "[]", "{}", "true", "1e999", "\"\\ud800\"", "\"\\u0061cme/fleet\"",
        "\"repo\":", "\"head\":", "\"pull_request\":", "\"workflow_run\":", "\"full_name\":", ",", "{", "}", "[", "//", "\ufeff",
    ];

    public string Try(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        string kind = "";
        foreach (string name in Events)
        {
            var host = GitHubActionsHost.Descriptor.Read(new CiVariables(new Dictionary<string, string>(StringComparer.Ordinal) { ["GITHUB_REPOSITORY"] = Repository, ["GITHUB_EVENT_NAME"] = name }, _ => text));
            if (!host.IsFork && !NamesOwnHead(text))
            {
                throw new BrokenLawException("a head is the repository's own only where the event says so", text);
            }

            kind += host.IsFork ? "f" : "o";
        }

        return $"{kind} {IsJson(text)}";
    }

    // Not by the reader's own way: anywhere in the event there must be an object of that name.
    private static bool NamesOwnHead(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Holds(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Holds(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(property => (property.Name == "full_name" && property.Value.ValueKind == JsonValueKind.String && string.Equals(property.Value.GetString(), Repository, StringComparison.OrdinalIgnoreCase)) || Holds(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(Holds),
        _ => false,
    };

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
