using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>What <c>diff</c> says of each object before its lines.</summary>
public sealed class DiffVerbTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("diff-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=main");
        Define("view", "red", "blue");
        await RunAsync("run", "--publish", "files");
        Define("edit", "red", "green");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_object_comes_with_what_its_change_means_for_Flux()
    {
        var result = await RunAsync("diff", "--max-delete", "100%");

        string[] headlines = [.. result.Output.Split('\n').Where(line => line.StartsWith('#'))];
        Assert.Equal(
            [
                "# - Namespace team-blue: cascading: everything in the namespace goes with it",
                "# + Namespace team-green: created",
                "# - RoleBinding team-blue/team: pruned",
                "# + RoleBinding team-green/team: created",
                "# ~ RoleBinding team-red/team: refused: roleRef cannot change in place: delete the object, or annotate it with kustomize.toolkit.fluxcd.io/force: enabled",
            ],
            headlines);
        Assert.Contains("-  name: view\n+  name: edit\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_are_coloured_on_a_terminal_and_nowhere_else()
    {
        var plain = await RunAsync("diff");
        var coloured = await new ProgramHost(_folder, null) { IsTerminal = true }.RunAsync(["diff"], Token);
        var dumb = await new ProgramHost(_folder, null) { IsTerminal = true, More = [("TERM", "dumb")] }.RunAsync(["diff"], Token);
        var asked = await new ProgramHost(_folder, null) { IsTerminal = true, More = [("NO_COLOR", "1")] }.RunAsync(["diff"], Token);

        Assert.DoesNotContain("\u001b[", plain.Output + dumb.Output + dumb.Error, StringComparison.Ordinal);
        Assert.Contains("\u001b[32m+", coloured.Output.Replace("\u001b[38;5;2m", "\u001b[32m", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[3", asked.Output, StringComparison.Ordinal);
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => new ProgramHost(_folder, null).RunAsync(arguments, Token);

    private void Define(string role, params string[] teams) => File.WriteAllText(
        Path.Combine(_folder, "sets.yaml"),
        """
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: teams, namespace: apps}
        spec:
          inputs: [TEAMS]
          resources:
            - {apiVersion: v1, kind: Namespace, metadata: {name: team-<< inputs.team >>}}
            - apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata: {name: team, namespace: team-<< inputs.team >>}
              roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ROLE}
        """.Replace("TEAMS", string.Join(", ", teams.Select(team => "{team: " + team + "}")), StringComparison.Ordinal).Replace("ROLE", role, StringComparison.Ordinal));
}
