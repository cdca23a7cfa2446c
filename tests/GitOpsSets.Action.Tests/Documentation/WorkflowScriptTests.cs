using System.Diagnostics;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Action.Tests.Publishing;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>The scripts of the release, run by bash as the runner runs them, with real git and stand-ins for the commands that reach out.</summary>
public sealed class WorkflowScriptTests : IAsyncLifetime
{
    private const string Digest = "sha256:92521fc3cbd964bdc9f584a991b89fddaa5754ed1cc96d6d42445338669c1305";

    private readonly string _folder = Directory.CreateTempSubdirectory("release-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Work => Path.Combine(_folder, "work");

    private string Called => Path.Combine(_folder, "called");

    private string Outputs => Path.Combine(_folder, "outputs");

    public async ValueTask InitializeAsync()
    {
        await GitClient.RunAsync(_folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
        await GitClient.RunAsync(_folder, "clone", "--quiet", "origin.git", "work");
        foreach (string file in (string[])["action.yml", "templates/expand.yml"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Work, file))!);
            await File.WriteAllTextAsync(Path.Combine(Work, file), SourceTree.Read(file), Cancelled);
        }

        await GitClient.RunAsync(Work, "add", ".");
        await GitClient.RunAsync(Work, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "first");
        foreach (string tag in (string[])["v1", "v1.2.0", "v1.10.0", "v2.0.0"])
        {
            await GitClient.RunAsync(Work, "tag", tag);
        }

        await GitClient.RunAsync(Work, "push", "--quiet", "--tags", "origin", "HEAD:main");
        foreach (string command in (string[])["docker", "gh"])
        {
            string stub = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, command);
            ShellScript.Write(stub, $"#!/bin/sh\necho \"{command} $*\" >> '{Called}'\nexit ${{STUB_EXIT:-0}}\n");
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("1.11.0", "v1.11.0", "v1", "true")]
    [InlineData("1.9.9", "v1.9.9", "v1", "false")]
    [InlineData("3.0.0", "v3.0.0", "v3", "true")]
    public async Task A_version_is_named_and_the_major_tag_moves_only_forward(string version, string tag, string major, string moves)
    {
        var (exit, _) = await RunAsync("name", "Name what is released", ("VERSION", version), ("REPOSITORY", "ACME/Sets"));

        string[] outputs = await File.ReadAllLinesAsync(Outputs, Cancelled);
        Assert.Equal(0, exit);
        Assert.Equal([$"tag={tag}", $"major={major}", $"moves={moves}", "image=ghcr.io/acme/sets"], outputs.Take(4), StringComparer.Ordinal);
        Assert.StartsWith("epoch=", Assert.Single(outputs.Skip(4)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2.0")]
    [InlineData("v1.3.0")]
    [InlineData("1.3")]
    [InlineData("01.3.0")]
    [InlineData("")]
    [InlineData("1.3.0; touch pwned")]
    [InlineData("$(touch pwned)")]
    [InlineData("`touch pwned`")]
    [InlineData("1.3.0\nimage=ghcr.io/mallory/sets")]
    [InlineData("1.3.0 ::set-output name=tag::x")]
    [InlineData("--list")]
    public async Task What_is_no_new_version_ends_there(string version)
    {
        var (exit, log) = await RunAsync("name", "Name what is released", ("VERSION", version), ("REPOSITORY", "acme/sets"));

        Assert.Equal(1, exit);
        Assert.False(File.Exists(Outputs));
        Assert.False(File.Exists(Path.Combine(Work, "pwned")));
        Assert.StartsWith("::error::", Assert.Single(RunnerCommands.In(log)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task The_released_files_name_the_image_by_its_digest(string moves)
    {
        var (exit, log) = await PinAsync(Digest, moves);

        Assert.True(exit == 0, log);
        Assert.Contains($"\n  image: docker://ghcr.io/acme/sets@{Digest}\n", await OriginFile("v1.3.0", "action.yml"), StringComparison.Ordinal);
        Assert.Contains($"      default: ghcr.io/acme/sets@{Digest}\n", await OriginFile("v1.3.0", "templates/expand.yml"), StringComparison.Ordinal);
        Assert.Equal(moves == "true", (await OriginFile("v1", "action.yml")).Contains(Digest, StringComparison.Ordinal));
        Assert.Contains("image: Dockerfile", await OriginFile("main", "action.yml"), StringComparison.Ordinal);
        Assert.Equal(moves == "true" ? [$"docker buildx imagetools create -t ghcr.io/acme/sets:v1 ghcr.io/acme/sets@{Digest}"] : [], await CallsAsync(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256:0")]
    [InlineData("x|e touch pwned; s|a")]
    public async Task Without_a_digest_nothing_is_tagged(string digest)
    {
        var (exit, _) = await PinAsync(digest, "true");

        Assert.NotEqual(0, exit);
        Assert.Empty(await GitClient.RunAsync(Path.Combine(_folder, "origin.git"), "tag", "--list", "v1.3.0"));
        Assert.False(File.Exists(Path.Combine(Work, "pwned")));
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task A_release_file_that_was_written_otherwise_ends_it()
    {
        await File.WriteAllTextAsync(Path.Combine(Work, "action.yml"), "runs: {using: docker, image: Dockerfile}\n", Cancelled);

        var (exit, _) = await PinAsync(Digest, "true");

        Assert.NotEqual(0, exit);
        Assert.Empty(await GitClient.RunAsync(Path.Combine(_folder, "origin.git"), "tag", "--list", "v1.3.0"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task An_image_that_does_not_run_is_no_release(string dockerExit)
    {
        var (exit, _) = await RunAsync("try", "What was pushed runs as root, as somebody else, and as a plain command", ("IMAGE", $"ghcr.io/acme/sets@{Digest}"), ("STUB_EXIT", dockerExit));

        Assert.Equal(dockerExit, $"{exit}");
        Assert.Equal(dockerExit == "0" ? 3 : 1, (await CallsAsync()).Length);
    }

    [Fact]
    public async Task The_release_is_of_the_tag()
    {
        var (exit, _) = await RunAsync("action", "Publish the release", ("GH_TOKEN", "t"), ("TAG", "v1.3.0"), ("MOVES", "false"));

        Assert.Equal(0, exit);
        Assert.Equal(["gh release create v1.3.0 --verify-tag --generate-notes --latest=false"], await CallsAsync(), StringComparer.Ordinal);
    }

    private Task<(int Exit, string Log)> PinAsync(string digest, string moves) => RunAsync(
        "action", "Pin the image by its digest and tag", ("IMAGE", "ghcr.io/acme/sets"), ("DIGEST", digest), ("TAG", "v1.3.0"), ("MAJOR", "v1"), ("MOVES", moves));

    private Task<string> OriginFile(string revision, string path) => GitClient.RunAsync(Path.Combine(_folder, "origin.git"), "show", $"{revision}:{path}");

    private async Task<string[]> CallsAsync() => File.Exists(Called) ? await File.ReadAllLinesAsync(Called, Cancelled) : [];

    // "shell: bash" is what the workflows ask for (actions/runner ScriptHandlerHelpers).
    private async Task<(int Exit, string Log)> RunAsync(string job, string step, params (string Name, string Value)[] variables)
    {
        string script = Path.Combine(_folder, "step.sh");
        await File.WriteAllTextAsync(script, WorkflowJob.Script("release.yml", job, step), Cancelled);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script]) { WorkingDirectory = Work, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = $"{Path.Combine(_folder, "bin")}:{start.Environment["PATH"]}";
        start.Environment["GITHUB_OUTPUT"] = Outputs;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Cancelled);
        string output = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        return (process.ExitCode, output + await error);
    }
}
