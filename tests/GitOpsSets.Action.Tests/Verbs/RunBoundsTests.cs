using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Demo;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program where it takes too long, too much memory, or more than a limit.</summary>
public sealed class RunBoundsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bounds-").FullName;
    private FakeGitHub _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeGitHub.StartAsync(Token);
        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=main");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("10m0s")]
    [InlineData("1h30m0s", "--timeout", "90m")]
    public async Task A_run_beyond_its_deadline_ends_with_exit_code_5_and_writes_nothing(string time, params string[] arguments)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        await WriteAsync($"- apiClient: {{interval: 5m, endpoint: {_server.Server}teams}}");
        _server.Fault = _ =>
        {
            clock.Advance(TimeSpan.FromMinutes(90));
            return new FakeFault.Drip();
        };

        var result = await new ProgramHost(_folder, _server) { Clock = clock }.RunAsync(["run", "--publish", "files", "--private-hosts", "127.0.0.1", .. arguments], Token);

        Assert.Equal((int)ExitCode.Limit, result.ExitCode);
        Assert.Contains($"GS0502: the run took longer than {time}", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "expanded")));
    }

    [Fact]
    public async Task A_run_beyond_its_memory_ends_with_exit_code_5_and_writes_nothing()
    {
        await WriteAsync("- list: {elements: [" + string.Join(", ", Enumerable.Range(1, 200).Select(number => $"{{name: n{number}}}")) + "]}", "{{ repeat 900000 \"x\" }}");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Composition).Assembly.Location, "run", "--publish", "files"]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_GCHeapHardLimit"] = 0x4000000.ToString("X", CultureInfo.InvariantCulture);

        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(Token);
        string error = await program.StandardError.ReadToEndAsync(Token);
        await program.WaitForExitAsync(Token);
        _ = await output;

        Assert.True(program.ExitCode == (int)ExitCode.Limit, error);
        Assert.Contains("GS0503", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "expanded")));
    }

    [Fact]
    public async Task The_image_bounds_the_memory()
    {
        string image = await File.ReadAllTextAsync(Path.Combine(Conventions.SourceTree.Root, "Dockerfile"), Token);

        Assert.Contains("DOTNET_GCHeapHardLimit=0x40000000", image, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elements=2", "the set has 3 elements; at most 2 are allowed (raise it with 'limits: elements=NUMBER', at most 10000, or split the set)")]
    [InlineData("files=2", "the set has 3 objects; at most 2 are written (raise it with 'limits: files=NUMBER', at most 100000, or split the set)")]
    [InlineData("template-steps=3", "the template takes more than 3 steps (raise it with 'limits: template-steps=NUMBER', at most 100000000, or let the template do less)")]
    [InlineData("template-characters=9", "the template writes more than 9 characters (raise it with 'limits: template-characters=NUMBER', at most 67108864, or let the template write less)")]
    [InlineData("run-characters=9", "the sets of this run write more than 9 characters together (raise it with 'limits: run-characters=NUMBER', at most 1073741824, or share the sets over several runs with 'shard')")]
    public async Task A_limit_names_itself_its_value_and_what_raises_it(string limit, string message)
    {
        await WriteAsync("- list: {elements: [{name: a}, {name: b}, {name: c}]}");
        await File.WriteAllTextAsync(Path.Combine(_folder, ".gitopssets.yaml"), $"limits: {{{limit.Replace("=", ": ", StringComparison.Ordinal)}}}\n", Token);

        var result = await new ProgramHost(_folder, _server).RunAsync(["run", "--publish", "files"], Token);

        Assert.Equal((int)ExitCode.Limit, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "expanded")));
    }

    [Fact]
    public async Task A_definition_file_that_is_too_large_is_named_and_can_be_allowed()
    {
        await WriteAsync("- list: {elements: [{name: a}]}");

        var refused = await new ProgramHost(_folder, _server).RunAsync(["run", "--publish", "files", "--limits", "definition-bytes=100"], Token);
        var taken = await new ProgramHost(_folder, _server).RunAsync(["run", "--publish", "files", "--limits", "definition-bytes=20971520"], Token);

        Assert.Contains("'sets.yaml' is larger than 100 bytes and is not searched for definitions (raise it with 'limits: definition-bytes=NUMBER', at most 20971520", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, taken.ExitCode);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_folder, "expanded/apps/teams"), "*a.yaml"));
    }

    [Fact]
    public async Task A_definition_with_thousands_of_elements_is_one_long_document()
    {
        await WriteAsync("- list: {elements: [" + string.Join(", ", Enumerable.Range(1, 4000).Select(number => $"{{name: n{number}, notes: {new string('x', 400)}}}")) + "]}");

        var result = await new ProgramHost(_folder, _server).RunAsync(["render", "sets.yaml"], Token);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4000, result.Output.Split('\n').Count(line => line == "kind: ConfigMap"));
    }

    [Fact]
    public async Task The_values_of_a_Secret_are_no_elements()
    {
        await WriteAsync("- config: {kind: Secret, name: credentials}");
        await File.WriteAllTextAsync(Path.Combine(_folder, "secret.yaml"), "apiVersion: v1\nkind: Secret\nmetadata: {name: credentials, namespace: apps}\nstringData: {name: hunter2}\n", Token);

        var result = await new ProgramHost(_folder, _server).RunAsync(["run", "--publish", "files"], Token);

        Assert.Equal((int)ExitCode.Policy, result.ExitCode);
        Assert.Contains("GS0401: the values of the Secret 'credentials' would be written", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Error + result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "expanded")));
    }

    private Task WriteAsync(string generator, string text = "x") => File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), $$$"""
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: teams, namespace: apps}
        spec:
          generators:
            {{{generator}}}
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "{{ .Element.name }}"
                data:
                  text: '{{{text}}}'
        """, Token);
}
