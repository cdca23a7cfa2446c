using System.Text;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>A secret that the run was given, and that came back in some value, is not published.</summary>
public sealed class SecretLeakTests : IDisposable
{
    private const string Canary = "canary-of-the-run";

    private readonly string _folder = Directory.CreateTempSubdirectory("leak-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_set_that_holds_it_is_kept_back_and_the_others_are_delivered(bool isEncoded)
    {
        string leaked = isEncoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"x:{Canary}")) : $"x:{Canary}";
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), Set("leaking", leaked) + "---\n" + Set("harmless", "x:y"), TestContext.Current.CancellationToken);

        var (exit, said) = await RunAsync("--secrets", $"apps/endpoint/token={Canary}");

        Assert.Equal(ExitCode.Policy, exit);
        Assert.Contains("GS0404", said, StringComparison.Ordinal);
        Assert.Contains("of 'apps/leaking/configmap-apps-settings.yaml', for ConfigMap/apps/settings", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "expanded/apps/leaking")));
        Assert.True(File.Exists(Path.Combine(_folder, "expanded/apps/harmless/configmap-apps-settings.yaml")));
    }

    [Fact]
    public async Task A_user_name_is_no_secret()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), Set("naming", "flux-operator"), TestContext.Current.CancellationToken);

        var (exit, _) = await RunAsync("--secrets", "apps/registry/username=flux-operator");

        Assert.Equal(ExitCode.Done, exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Set(string name, string value) => $$$"""
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: {{{name}}}, namespace: apps}
        spec:
          generators: [{list: {elements: [{value: '{{{value}}}'}]}}]
          templates: [{content: {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {value: "{{ .Element.value }}"} }}]

        """;

    private async Task<(ExitCode Exit, string Said)> RunAsync(params string[] arguments)
    {
        using var said = new StringWriter { NewLine = "\n" };
        var exit = await VerbRunner.RunAsync(
            new HostProcess(["run", "--publish", "files", .. arguments], new Dictionary<string, string>(StringComparer.Ordinal), _folder, TextReader.Null, said, said, TimeProvider.System),
            TestContext.Current.CancellationToken);
        return (exit, said.ToString());
    }
}
