using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a GitOpsSet whose elements an HTTP endpoint lists.</summary>
public sealed class EndpointRunTests : IAsyncLifetime
{
    private const string Value = "s3cr3t-value-of-a-header";
    private const string Teams = """[{"name":"payments","size":4},{"name":"search","size":7}]""";

    private readonly string _folder = Directory.CreateTempSubdirectory("endpoint-").FullName;
    private FakeGitHub _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeGitHub.StartAsync(Token);
        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=main");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), $$$"""
            apiVersion: sets.gitops.pro/v1alpha1
            kind: GitOpsSet
            metadata:
              name: teams
              namespace: apps
            spec:
              generators:
                - apiClient:
                    interval: 5m
                    endpoint: {{{_server.Server}}}teams
                    headersRef: {kind: Secret, name: auth}
              templates:
                - content:
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: "{{ .Element.name }}"
                    data:
                      size: "s-{{ .Element.size }}"
            """, Token);
        Answer(200, Teams);
        var first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(200, "null")]
    [InlineData(200, """[{"name":"payments","size":4}""")]
    [InlineData(200, """{"message":"no teams today"}""")]
    [InlineData(404, "[]")]
    [InlineData(500, "")]
    public async Task What_is_no_whole_list_deletes_nothing(int status, string body)
    {
        var before = Snapshot();
        Answer(status, body);

        var result = await RunAsync();

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(before, Snapshot());
    }

    [Theory]
    [InlineData("", 2, "error GS0805: GitOpsSet apps/teams: a generator of the matrix whose values others write replaces Element.namespace")]
    [InlineData("guard: {warn: [apps/teams]}", 0, "warning GS0805")]
    [InlineData("guard: {mode: off}", 0, "")]
    [InlineData("guard: {allow: [{set: apps/teams, field: Element.namespace, rule: override, reason: agreed}]}", 0, "broke the rule 'override', which guard.allow permits: agreed")]
    public async Task A_matrix_gives_an_endpoint_no_key_of_the_repository(string config, int exitCode, string message)
    {
        string definition = Path.Combine(_folder, "sets.yaml");
        string text = await File.ReadAllTextAsync(definition, Token);
        int from = text.IndexOf("    - apiClient:", StringComparison.Ordinal);
        int to = text.IndexOf("  templates:", StringComparison.Ordinal);
        string client = string.Concat(text[from..to].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"        {line}\n"));
        await File.WriteAllTextAsync(definition, $"{text[..from]}    - matrix:\n        generators:\n            - list: {{elements: [{{namespace: previews}}]}}\n{client}{text[to..]}", Token);
        await File.WriteAllTextAsync(Path.Combine(_folder, ".gitopssets.yaml"), config, Token);
        var before = Snapshot();
        Answer(200, """[{"name":"payments","size":4,"namespace":"kube-system"},{"name":"search","size":8}]""");

        var result = await RunAsync();

        Assert.True(result.ExitCode == exitCode, result.Error);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 2, before.SequenceEqual(Snapshot()));
    }

    [Fact]
    public async Task What_a_whole_list_lacks_goes()
    {
        Answer(200, """[{"name":"search","size":7}]""");

        var result = await RunAsync();

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain(Snapshot().Keys, path => path.Contains("payments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_locked_run_asks_nobody_and_changes_nothing()
    {
        var before = Snapshot();
        int asked = _server.Requests.Length;

        var result = await RunAsync("--locked");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal((before.Count, asked), (Snapshot().Count, _server.Requests.Length));
    }

    [Fact]
    public async Task The_header_reaches_the_endpoint_and_nothing_else()
    {
        Answer(401, $"no such token: {Value}");

        var result = await RunAsync("--log-level", "debug");

        Assert.All(_server.Requests, request => Assert.Equal(Value, request.Headers["X-Token"]));
        Assert.DoesNotContain(Value, result.Output + result.Error + string.Concat(Snapshot().Values), StringComparison.Ordinal);
    }

    private void Answer(int status, string body) => _server.Fault = _ => new FakeFault.Answer(status, body);

    private Task<ProgramResult> RunAsync(params string[] arguments) => new ProgramHost(_folder, _server).RunAsync(
        ["run", "--publish", "files", "--private-hosts", "127.0.0.1", "--secrets", $"apps/auth/X-Token={Value}", .. arguments],
        Token);

    private SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(Path.Combine(_folder, "expanded"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(_folder, file), File.ReadAllText, StringComparer.Ordinal),
        StringComparer.Ordinal);
}
