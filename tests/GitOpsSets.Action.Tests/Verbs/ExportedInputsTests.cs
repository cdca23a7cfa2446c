using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>Providers with their answers in their status: what this program writes, it and other tools read.</summary>
public sealed class ExportedInputsTests : GitHubRun
{

    private protected override Task PrepareAsync()
    {
        Shop.Branches["main"] = "b28b7af69320201d1cf206ebf28373980add1451";
        Write("providers.yaml", """
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata:
              name: shop
              namespace: apps
            spec:
              type: GitHubBranch
              url: https://github.com/acme/shop
            status:
              lastHandledForceAt: "7"
              exportedInputs: [{id: old, branch: old}]
            """);
        Write("sets.yaml", """
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSet
            metadata:
              name: branches
              namespace: apps
            spec:
              inputsFrom:
                - name: shop
              resources:
                - apiVersion: v1
                  kind: ConfigMap
                  metadata:
                    name: branch-<< inputs.id >>
                    namespace: apps
                  data:
                    branch: << inputs.branch | quote >>
            """);
        return Task.CompletedTask;
    }


    [Fact]
    public async Task Providers_are_printed_with_their_live_answer_as_a_cluster_keeps_it()
    {
        var result = await StartAsync("render", "providers.yaml", "--write-exported-inputs", "-");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("""
            ---
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata:
              name: shop
              namespace: apps
            spec:
              type: GitHubBranch
              url: https://github.com/acme/shop
            status:
              exportedInputs:
              - branch: main
                id: "68878758"
                sha: b28b7af69320201d1cf206ebf28373980add1451
              lastExportedRevision: sha256:8b5e9e2bf1f06bd9e0e10f37b25312ef698ec9629da3479bf5b0c952797adf68
              lastHandledForceAt: "7"

            """, result.Output);
    }

    [Fact]
    public async Task What_is_written_to_a_file_renders_the_same_where_nobody_can_be_asked()
    {
        var live = await StartAsync("render", "providers.yaml", "sets.yaml", "--write-exported-inputs", "out/providers.yaml");
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var recorded = await StartAsync("render", "out/providers.yaml", "sets.yaml");
        var validated = await StartAsync("validate", "out/providers.yaml");

        Assert.Contains("branch: main", live.Output, StringComparison.Ordinal);
        Assert.Equal((0, live.Output), (recorded.ExitCode, recorded.Output));
        Assert.True(validated.ExitCode == 0, validated.Error);
    }

    [Fact]
    public async Task A_locked_run_writes_what_the_source_lock_remembers()
    {
        await RunAsync();
        var live = await StartAsync("render", "providers.yaml", "--write-exported-inputs", "-");
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var locked = await StartAsync("render", "providers.yaml", "--write-exported-inputs", "-", "--locked");

        Assert.Equal((0, live.Output), (locked.ExitCode, locked.Output));
    }

    [Fact]
    public async Task A_source_that_fails_writes_nothing()
    {
        Write("out.yaml", "before");
        GitHub.Fault = _ => new FakeFault.Answer(500, "{}");

        var result = await StartAsync("render", "providers.yaml", "sets.yaml", "--write-exported-inputs", "out.yaml");

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Equal("before", Read("out.yaml"));
    }

    [Fact]
    public async Task A_repository_without_branches_is_an_empty_answer_and_not_an_unknown_one()
    {
        Shop.Branches.Clear();

        var result = await StartAsync("render", "providers.yaml", "--write-exported-inputs", "-");

        Assert.Contains("exportedInputs: []\n  lastExportedRevision: sha256:38e0b9de817f645c4bec37c0d4a3e58baecccb040f5718dc069a72c7385a0bed\n", result.Output, StringComparison.Ordinal);
    }

}
