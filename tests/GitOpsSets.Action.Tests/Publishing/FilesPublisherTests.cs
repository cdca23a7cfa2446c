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

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync(ProposalScene.Cancelled);
        await process.WaitForExitAsync(ProposalScene.Cancelled);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
