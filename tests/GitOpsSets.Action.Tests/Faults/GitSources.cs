using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>A repository that git itself fetches, over smart HTTP.</summary>
internal static class GitSources
{
    public static IReadOnlyList<SourceRow> All { get; } =
    [
        new("gitRepository: its references", static network => OpenAsync(network, "/info/refs")) { HasPages = false, Notes = GitNotes.References },
        new("gitRepository: its files", static network => OpenAsync(network, "/git-upload-pack")) { HasPages = false, Notes = GitNotes.Files },
    ];

    private static async Task<FaultySource> OpenAsync(FaultyNetwork network, string asked)
    {
        var git = await network.GitAsync();
        string url = $"{git.Address}fleet.git", definitions = Definitions(url);
        FaultySource source = null!;
        return source = new FaultySource
        {
            Definitions = definitions,
            Says = "GitRepository 'apps/fleet' at http://",
            Host = "127.0.0.1",
            Place = "gitRepository:",
            Service = new FakeNetwork(static _ => throw new InvalidOperationException("git asks by itself")),
            Word = "refs",
            PageOf = static (_, _) => 0,
            Break = Strike,
            Clock = static patience => new HastyClock(FaultyRun.Now, patience < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1)),
            Arguments = ["--private-hosts", "127.0.0.1"],
        };

        void Strike(FakeFault? fault)
        {
            string? instead = fault switch { FakeFault.Unresolved => "http://nowhere.invalid/fleet.git", FakeFault.Refused => "http://127.0.0.1:1/fleet.git", _ => null };
            source.Definitions = instead is null ? definitions : Definitions(instead);
            source.Host = fault is FakeFault.Unresolved ? "nowhere.invalid" : "127.0.0.1";
            git.Fault = instead is null && fault is not null ? context => context.Request.Path.Value!.EndsWith(asked, StringComparison.Ordinal) ? fault : null : null;
        }
    }

    private static string Definitions(string url) => SetText.OfGenerator("gitRepository: {repositoryRef: fleet, files: [{path: clusters/eu.yaml}, {path: clusters/us.yaml}]}", "{{ .Element.name }}", $$$"""
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: fleet, namespace: apps}
        spec: {interval: 1m, url: '{{{url}}}', ref: {branch: main}}
        """);
}
