namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on sets whose elements are content of somebody else's, whatever the server: what holds of each kind of it.</summary>
public abstract class RemoteSourceRun
{
    /// <summary>The repository of the run, after a first run that went well.</summary>
    private protected RunFolder Folder { get; set; } = null!;

    /// <summary>How often the server was asked so far.</summary>
    private protected abstract int Asked { get; }

    /// <summary>The definition of the source, the last line ended.</summary>
    private protected abstract string Definition { get; }

    [Theory]
    [InlineData("run --publish files")]
    [InlineData("elements --format yaml")]
    [InlineData("render sets.yaml")]
    public async Task A_locked_run_gives_what_the_live_one_gave_and_asks_nobody(string arguments)
    {
        var live = await Folder.StartAsync(arguments);
        var before = Folder.Snapshot();
        int asked = Asked;

        var locked = await Folder.StartAsync($"{arguments} --locked");

        Assert.Equal((0, RunFolder.WithoutSources(live.Output)), (locked.ExitCode, RunFolder.WithoutSources(locked.Output)));
        Assert.Equal(before, Folder.Snapshot());
        Assert.Equal(asked, Asked);
    }

    /// <summary>Runs after the server, or the way to it, was broken: the set is left as it is, and the message says all of this.</summary>
    private protected async Task KeepsEveryFileAsync(System.Action breakIt, params string[] said)
    {
        var before = Folder.Snapshot();
        breakIt();

        var result = await Folder.RunAsync();

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.All(said, part => Assert.Contains(part, result.Error, StringComparison.Ordinal));
        Assert.Equal(before, Folder.Snapshot());
    }

    /// <summary>Runs with one field of the definition set otherwise: it is refused at its place, and nobody is asked.</summary>
    private protected async Task RefusesAsync(string field, string message)
    {
        var before = Folder.Snapshot();
        string name = field.TrimStart().Split(':')[0];
        Folder.Write("fleet.yaml", string.Concat(Definition.Split('\n').Where(line => line.Length > 0 && !line.StartsWith($"  {name}:", StringComparison.Ordinal)).Select(static line => line + "\n")) + field);
        int asked = Asked;

        var result = await Folder.RunAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("fleet.yaml:", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Folder.Snapshot());
        Assert.Equal(asked, Asked);
    }
}
