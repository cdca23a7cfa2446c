using System.Globalization;
using System.Text;
using GitOpsSets.Testing;

namespace GitOpsSets.Benchmarks.Processes;

/// <summary>
/// Fifty sets that each ask ten repositories with 200 open pull requests, at a forge 50 ms away: a first run, and a refresh in which nothing has changed. Each run checks
/// what it did before its figures count.
/// </summary>
internal static class ForgeRefresh
{
    private const int Sets = 50;
    private const int Repositories = 10;
    private const int PullRequests = 200;
    private const int Rounds = 5;

    /// <summary>Runs it, and prints the rows of a table.</summary>
    /// <param name="executable">A published build.</param>
    public static async Task RunAsync(string executable)
    {
        await using var forge = await FakeGitHub.StartAsync(CancellationToken.None);
        forge.Latency = TimeSpan.FromMilliseconds(50);
        foreach (int number in Enumerable.Range(0, Repositories))
        {
            var repository = forge.AddRepository(Text($"acme/shop-{number}"));
            foreach (int pull in Enumerable.Range(0, PullRequests))
            {
                repository.Open(Text($"feature/{pull}"), "A change", "anna", null, Text($"team-{pull % Sets}"));
            }
        }

        forge.IsStill = true;
        Console.WriteLine("| run | requests | elapsed | processor, user + system | memory |\n|---|---|---|---|---|");
        foreach (int round in Enumerable.Range(1, Rounds))
        {
            string folder = Directory.CreateTempSubdirectory("forge-refresh-").FullName;
            await GitClient.RunAsync(folder, "init", "--quiet", "--initial-branch=main");
            Directory.CreateDirectory(Path.Combine(folder, "sets"));
            foreach (int set in Enumerable.Range(0, Sets))
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "sets", Text($"team-{set}.yaml")), Definition(set));
            }

            var first = await MeasureAsync(forge, executable, folder, Text($"first run, round {round}"));
            Expect.Equal(Repositories * 4, first.Requests);
            Expect.Equal(Repositories * PullRequests, Directory.EnumerateFiles(Path.Combine(folder, "expanded"), "configmap-*", SearchOption.AllDirectories).Count());
            var again = await MeasureAsync(forge, executable, folder, Text($"refresh without changes, round {round}"));
            Expect.Equal(Repositories * 2, again.Requests);
            Expect.Equal(true, again.Process.Error.Contains("nothing to do", StringComparison.Ordinal));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(MeasuredProcess Process, int Requests)> MeasureAsync(FakeGitHub forge, string executable, string folder, string what)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_API_URL"] = forge.Api.ToString().TrimEnd('/'),
        };
        int before = forge.Requests.Length;
        var process = await MeasuredProcess.RunAsync(executable, folder, variables, "run", "--publish", "files", "--definitions", "sets/*.yaml");
        int requests = forge.Requests.Length - before;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(process.Error);
        }

        Console.WriteLine(process.Row(what, requests));
        return (process, requests);
    }

    private static string Definition(int set)
    {
        var text = new StringBuilder(Text($"apiVersion: templates.weave.works/v1alpha1\nkind: GitOpsSet\nmetadata:\n  name: team-{set}\n  namespace: apps\nspec:\n  generators:\n"));
        foreach (int number in Enumerable.Range(0, Repositories))
        {
            text.Append(CultureInfo.InvariantCulture, $"    - matrix:\n        generators:\n          - pullRequests: {{interval: 5m, driver: github, repo: acme/shop-{number}, labels: [team-{set}]}}\n          - list: {{elements: [{{shop: '{number}'}}]}}\n");
        }

        return text.Append("  templates:\n    - content:\n        apiVersion: v1\n        kind: ConfigMap\n        metadata: {name: \"shop-{{ .Element.shop }}-{{ .Element.Number }}\", namespace: apps}\n        data: {branch: \"{{ .Element.Branch }}\"}\n").ToString();
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
