using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on sources of clouds, as far as it comes without a network.</summary>
public sealed class CloudRunTests : IDisposable
{
    private const string Sets = """
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata: {name: shop, namespace: apps}
        spec: {type: AWSCodeCommitTag, url: https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop}
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: shop, namespace: apps}
        spec:
          inputsFrom: [{kind: ResourceSetInputProvider, name: shop}]
          resources: [{apiVersion: v1, kind: Namespace, metadata: {name: "shop-<< inputs.id >>"}}]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("verbs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_without_an_identity_says_how_to_give_one_and_keeps_the_files()
    {
        var (exit, log) = await RunAsync(new(StringComparer.Ordinal));

        Assert.Equal(ExitCode.SourceUnavailable, exit);
        Assert.Contains("AWS CodeCommit tags of shop at git-codecommit.eu-west-1.amazonaws.com: the run has no AWS credentials. Set AWS_ACCESS_KEY_ID", log, StringComparison.Ordinal);
        Assert.Contains("ResourceSet/apps/shop: left as it is", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_clouds_are_masked_before_anything_is_said()
    {
        var (_, log) = await RunAsync(new(StringComparer.Ordinal) { ["GITHUB_ACTIONS"] = "true", ["AWS_SECRET_ACCESS_KEY"] = "aws-canary", ["SYSTEM_ACCESSTOKEN"] = "azure-canary" });

        Assert.StartsWith("::add-mask::", log, StringComparison.Ordinal);
        Assert.Contains("::add-mask::aws-canary\n", log, StringComparison.Ordinal);
        Assert.Contains("::add-mask::azure-canary\n", log, StringComparison.Ordinal);
    }

    private async Task<(ExitCode Exit, string Log)> RunAsync(Dictionary<string, string> environment)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "shop.yaml"), Sets, TestContext.Current.CancellationToken);
        using var log = new StringWriter { NewLine = "\n" };
        var process = new HostProcess(["run", "--publish", "none"], environment, _folder, TextReader.Null, log, log, TimeProvider.System);
        return (await VerbRunner.RunAsync(process, TestContext.Current.CancellationToken), log.ToString());
    }
}
