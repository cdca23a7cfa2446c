using System.Text.Json;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Tests.Verbs;

public sealed class ShardsVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verbs-").FullName;

    [Fact]
    public async Task The_shards_are_a_json_list_for_a_matrix_and_an_output()
    {
        for (int number = 1; number <= 6; number++)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, $"set-{number}.yaml"), Set($"set-{number}"), TestContext.Current.CancellationToken);
        }

        var (exit, text, outputs) = await RunAsync("shards", "--max-shards", "3");

        var shards = JsonSerializer.Deserialize<string[]>(text)!;
        Assert.Equal(ExitCode.Done, exit);
        Assert.All(shards, shard => Assert.Contains(shard, (string[])["1/3", "2/3", "3/3"], StringComparer.Ordinal));
        Assert.Contains($"\n{text.Trim()}\n", outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_sets_has_one_run()
    {
        var (exit, text, _) = await RunAsync("shards");

        Assert.Equal((ExitCode.Done, "[\"1/1\"]\n"), (exit, text));
    }

    [Fact]
    public async Task A_number_out_of_bounds_is_refused()
    {
        var (exit, _, _) = await RunAsync("shards", "--max-shards", "0");

        Assert.Equal(ExitCode.Definition, exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Set(string name) => $"apiVersion: sets.gitops.pro/v1alpha1\nkind: GitOpsSet\nmetadata: {{name: {name}, namespace: apps}}\nspec: {{generators: [{{list: {{elements: [{{a: b}}]}}}}], templates: []}}\n";

    private async Task<(ExitCode Exit, string Text, string Outputs)> RunAsync(params string[] arguments)
    {
        string file = Path.Combine(_folder, "outputs.txt");
        using var output = new StringWriter { NewLine = "\n" };
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GITHUB_ACTIONS"] = "true", ["GITHUB_OUTPUT"] = file };
        var exit = await VerbRunner.RunAsync(new HostProcess(arguments, environment, _folder, TextReader.Null, output, TextWriter.Null, TimeProvider.System), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "");
    }
}
