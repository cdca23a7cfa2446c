using System.Diagnostics;

namespace GitOpsSets.Action.Tests.Publishing;

public sealed class FilesPublisherTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Files_that_root_makes_belong_to_the_owner_of_the_checkout()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may give files away; everybody else's files are their own anyway");
        string checkout = _scene.Stage.Checkout;
        Directory.CreateDirectory(Path.Combine(checkout, "expanded"));
        await RunAsync("chown", "1001:1002", checkout);

        var run = await _scene.Stage.Host().RunAsync(["run", "--publish", "files"], ProposalScene.Cancelled);

        string[] made = [.. (await RunAsync("find", Path.Combine(checkout, "expanded"), "-mindepth", "1", "-printf", "%U:%G %y\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["1001:1002 d", "1001:1002 f"], made.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("0:0\n", await RunAsync("stat", "--format=%u:%g", Path.Combine(checkout, "expanded")));
    }

    [Theory]
    [InlineData("expanded/", "more files are written, but left out by .gitignore")]
    [InlineData("namespace-shop-pr-1.yaml", "'expanded/previews/shop-pull-requests/namespace-shop-pr-1.yaml' is written, but left out by .gitignore")]
    public async Task Files_that_the_repository_ignores_are_said(string rule, string words)
    {
        string rules = Path.Combine(_scene.Stage.Checkout, ".gitignore");
        await File.WriteAllTextAsync(rules, rule + "\n", ProposalScene.Cancelled);

        var run = await FilesAsync();
        await File.AppendAllTextAsync(rules, "!/expanded/\n!/expanded/**\n", ProposalScene.Cancelled);
        Directory.Delete(Path.Combine(_scene.Stage.Checkout, "expanded"), recursive: true);
        var again = await FilesAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("warning GS0704", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Contains("add the lines '!/expanded/' and '!/expanded/**' at the end of .gitignore", run.Error, StringComparison.Ordinal);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.DoesNotContain("GS0704", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_tracked_are_not_ignored_whatever_the_rules_say()
    {
        await FilesAsync();
        await _scene.CheckoutAsync("add", "--all");
        await _scene.CheckoutAsync("commit", "--quiet", "--message=expanded");
        await File.WriteAllTextAsync(Path.Combine(_scene.Stage.Checkout, ".gitignore"), "expanded/\n", ProposalScene.Cancelled);
        Directory.Delete(Path.Combine(_scene.Stage.Checkout, "expanded", "previews"), recursive: true);

        var run = await FilesAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("GS0704", run.Error, StringComparison.Ordinal);
    }

    private Task<GitOpsSets.Demo.ProgramResult> FilesAsync() => _scene.Stage.Host().RunAsync(["run", "--publish", "files"], ProposalScene.Cancelled);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync(ProposalScene.Cancelled);
        await process.WaitForExitAsync(ProposalScene.Cancelled);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
