using GitOpsSets.Action.Verbs;

namespace GitOpsSets.Action.Tests.Verbs;

public sealed class VerbRunnerTests : IDisposable
{
    private const string Config = "guard:\n  mode: off\n  warn: [apps/previews]\n  allow:\n  - {set: apps/previews, field: inputs.branch, rule: type, reason: r}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("verbs-").FullName;

    [Theory]
    [InlineData("pull_request", "refs/pull/7/merge", "", true)]
    [InlineData("pull_request_target", "refs/heads/main", "", true)]
    [InlineData("push", "refs/heads/main", "", false)]
    [InlineData("schedule", "refs/heads/main", "main", false)]
    [InlineData("push", "refs/heads/topic", "main", true)]
    public async Task The_guard_is_weakened_only_by_the_base_branchs_configuration(string trigger, string reference, string baseBranch, bool isPassedOver)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, ".gitopssets.yaml"), Config, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = trigger,
            ["GITHUB_REF"] = reference,
            ["GITHUB_REPOSITORY"] = "acme/fleet",
            ["INPUT_BASE"] = baseBranch,
        };
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };

        await VerbRunner.RunAsync(new HostProcess(["run"], environment, _folder, TextReader.Null, output, error, TimeProvider.System), TestContext.Current.CancellationToken);

        Assert.Equal(isPassedOver, error.ToString().Contains("'guard.allow' is passed over", StringComparison.Ordinal));
        Assert.Equal(isPassedOver, error.ToString().Contains("'guard.warn' is passed over", StringComparison.Ordinal));
        Assert.Equal(isPassedOver, error.ToString().Contains("'guard: off' is passed over", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
