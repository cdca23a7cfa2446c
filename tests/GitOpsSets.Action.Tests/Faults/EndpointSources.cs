using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Endpoints that definitions name, and an artifact in a registry.</summary>
internal static class EndpointSources
{
    private const string Endpoint = "https://feed.example.test/v1/teams";

    private static readonly FakeLayer Layer = FakeLayer.Of(("clusters/eu.yaml", "name: eu\n"), ("clusters/us.yaml", "name: us\n"));

    public static IReadOnlyList<SourceRow> All { get; } =
    [
        new("apiClient", _ => Open(SetText.OfGenerator($"apiClient: {{interval: 5m, endpoint: '{Endpoint}'}}", "{{ .Element.name }}"), "apiClient:", """[{"name":"a"},{"name":"b"},{"name":"c"}]""", "[]")) { HasPages = false, Notes = CellNotes.Endpoints, Evidence = EvidenceRule.Amount },
        new("ExternalService", _ => Open(SetText.OfProvider("ExternalService", $"url: {Endpoint}"), "https://feed", """{"inputs":[{"id":"a"},{"id":"b"},{"id":"c"}]}""", """{"inputs":[]}""")) { HasPages = false, Notes = CellNotes.Endpoints, Evidence = EvidenceRule.Amount },
        new("ociRepository: the manifest", _ => ArtifactAsync("/manifests/")) { HasPages = false, Notes = CellNotes.Manifest },
        new("ociRepository: the layer", _ => ArtifactAsync("/blobs/")) { HasPages = false, Notes = CellNotes.Layer },
    ];

    private static Task<FaultySource> Open(string definitions, string place, string full, string empty)
    {
        string[] answer = [full];
        var service = new FakeNetwork(address => address.IdnHost == "feed.example.test" ? new FakeFault.Answer(200, answer[0]) : new FakeFault.Answer(200, "<html>Sign in</html>", "text/html"));
        return Task.FromResult(new FaultySource
        {
            Definitions = definitions,
            Says = Endpoint,
            Host = "feed.example.test",
            Place = place,
            Word = "a\"}",
            Service = service,
            PageOf = static (request, _) => request.RequestUri!.IdnHost == "feed.example.test" ? 1 : 0,
            Empty = new FakeFault.Answer(200, empty),
            Clear = () => answer[0] = empty,
            Parts = [service],
        });
    }

    private static async Task<FaultySource> ArtifactAsync(string asked)
    {
        var registry = await FakeRegistry.StartAsync();
        registry.Push("acme/fleet", "latest", Layer);
        return new FaultySource
        {
            Definitions = SetText.OfGenerator("ociRepository: {repositoryRef: fleet, files: [{path: clusters/eu.yaml}, {path: clusters/us.yaml}]}", "{{ .Element.name }}", """
                ---
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: OCIRepository
                metadata: {name: fleet, namespace: apps}
                spec: {interval: 1m, url: 'oci://registry.example.test/acme/fleet'}
                """),
            Says = "OCIRepository 'apps/fleet' at oci://registry.example.test/acme/fleet",
            Host = "registry.example.test",
            Place = "ociRepository:",
            Word = asked == "/manifests/" ? "sha256" : "\0",
            Service = new Switchboard(("registry.example.test", new Outward(new Uri($"http://{registry.Authority}"), "https://registry.example.test")), ("", new FakeNetwork(static _ => new FakeFault.Answer(200, "<html>Sign in</html>", "text/html")))),
            PageOf = (request, _) => request.RequestUri!.AbsolutePath.Contains(asked, StringComparison.Ordinal) && request.RequestUri.IdnHost == "registry.example.test" ? 1 : 0,
            Clear = () => registry.Push("acme/fleet", "latest", FakeLayer.Of(("notes.md", "x"))),
            Parts = [registry],
        };
    }
}
