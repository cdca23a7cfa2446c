using GitOpsSets.Demo.Hosts;

namespace GitOpsSets.Action.Tests.Demo;

/// <summary>
/// The demo's scenario by the program as a process of its own: on every host, for every kind of forge, as a commit and as a pull request. Each host is a class, so that
/// they are played side by side.
/// </summary>
/// <param name="host">Its name.</param>
public abstract class HostMatrixTests(string host)
{
    public static TheoryData<string, bool> Targets => [.. ForgeKind.All.SelectMany(static forge => (TheoryDataRow<string, bool>[])[new(forge.Name, false), new(forge.Name, true)])];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_host_publishes_to_every_forge(string forge, bool isProposed)
    {
        var cell = new MatrixCell(JobHost.All.Single(one => one.Name == host), ForgeKind.ByName[forge], isProposed);

        var result = await MatrixPlay.PlayAsync(cell, ProgramProcess.Built, TestContext.Current.CancellationToken);

        Assert.True(result.Unmet.IsEmpty, string.Join("\n\n", result.Unmet));
    }

    public sealed class OnGitHub() : HostMatrixTests("GitHub Actions");

    public sealed class OnAzurePipelines() : HostMatrixTests("Azure Pipelines");

    public sealed class OnGitLab() : HostMatrixTests("GitLab CI");

    public sealed class OnGitea() : HostMatrixTests("Gitea Actions");

    public sealed class InATerminal() : HostMatrixTests("terminal");

    /// <summary>That none is left out.</summary>
    public sealed class Hosts
    {
        [Fact]
        public void Each_is_a_class_here()
        {
            var played = typeof(HostMatrixTests).GetNestedTypes().Count(static type => type.BaseType == typeof(HostMatrixTests));

            Assert.Equal(JobHost.All.Count, played);
        }
    }
}
