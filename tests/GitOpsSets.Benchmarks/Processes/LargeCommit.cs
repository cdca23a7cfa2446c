using System.Globalization;
using System.Text;
using GitOpsSets.Testing;

namespace GitOpsSets.Benchmarks.Processes;

/// <summary>
/// A set of 10 000 files of 2 KiB is expanded and committed to a repository of 20 000 manifests, over HTTP with git's own server; then again without changes, and with one changed
/// element in a hundred. Each run checks what it did before its figures count.
/// </summary>
internal static class LargeCommit
{
    private const int Seeded = 20_000;
    private const int Side = 100;
    private const int Rounds = 3;

    /// <summary>Runs it, and prints the rows of a table.</summary>
    /// <param name="executable">A published build.</param>
    public static async Task RunAsync(string executable)
    {
        await using var host = await GitHttpHost.StartAsync();
        using var git = new CountingGit();
        Console.WriteLine("| run | git processes | elapsed | processor, user + system | memory |\n|---|---|---|---|---|");
        foreach (int round in Enumerable.Range(1, Rounds))
        {
            var repository = await host.CreateAsync(Text($"fleet-{round}"));
            await SeedAsync(repository);
            string checkout = Directory.CreateTempSubdirectory("large-commit-").FullName;
            await GitClient.RunAsync(checkout, "clone", "--quiet", repository.Url, ".");

            await MeasureAsync(executable, git, checkout, Text($"first run, round {round}"), "committed");
            var files = (await repository.FilesAsync("main")).Count(static path => path.StartsWith("expanded/", StringComparison.Ordinal) && path.Contains("/configmap-", StringComparison.Ordinal));
            Expect.Equal(Side * Side, files);
            await GitClient.RunAsync(checkout, "pull", "--quiet");
            await MeasureAsync(executable, git, checkout, Text($"nothing changed, round {round}"), "nothing to do");
            await repository.CommitAsync("main", ("sets/fleet.yaml", Definition("moved")));
            await GitClient.RunAsync(checkout, "pull", "--quiet");
            await MeasureAsync(executable, git, checkout, Text($"one in a hundred changed, round {round}"), "100 updated");
            Directory.Delete(checkout, recursive: true);
        }
    }

    private static async Task MeasureAsync(string executable, CountingGit git, string checkout, string what, string says)
    {
        git.Reset();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = git.SearchPath };
        var process = await MeasuredProcess.RunAsync(executable, checkout, variables, "run", "--publish", "commit");
        if (process.ExitCode != 0 || !(process.Output + process.Error).Contains(says, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(process.Output + process.Error);
        }

        Console.WriteLine(process.Row(what, git.Count));
    }

    // Through one fast-import, or this would be the longest part.
    private static async Task SeedAsync(GitHttpRepository repository)
    {
        var stream = new StringBuilder("commit refs/heads/main\ncommitter Somebody <somebody@example.invalid> 1700000000 +0000\ndata 4\nseed\n");
        foreach (int number in Enumerable.Range(0, Seeded))
        {
            string content = Text($"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app-{number}\n  namespace: apps\ndata:\n  note: \"{new string((char)('a' + (number % 26)), 900)}\"\n");
            stream.Append(CultureInfo.InvariantCulture, $"M 644 inline apps/{number / 200:000}/app-{number}.yaml\ndata {content.Length}\n{content}\n");
        }

        string definition = Definition("here");
        stream.Append(CultureInfo.InvariantCulture, $"M 644 inline sets/fleet.yaml\ndata {definition.Length}\n{definition}\n");
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, stream.ToString());
        await GitClient.RunAsync(repository.Folder, "-c", "alias.import=!git fast-import --quiet <", "import", file);
        File.Delete(file);
    }

    private static string Definition(string place)
    {
        static string Elements(string name, string place) => string.Join(", ", Enumerable.Range(0, Side).Select(number => Text($"{{{name}: '{number}', place: {(number == 0 ? place : "here")}}}")));

        return Text($$$"""
            apiVersion: templates.weave.works/v1alpha1
            kind: GitOpsSet
            metadata:
              name: fleet
              namespace: apps
            spec:
              generators:
                - matrix:
                    generators:
                      - list: {elements: [{{{string.Join(", ", Enumerable.Range(0, Side).Select(static number => Text($"{{cluster: '{number}'}}")))}}}]}
                      - list: {elements: [{{{Elements("app", place)}}}]}
              templates:
                - content:
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: "app-{{ .Element.cluster }}-{{ .Element.app }}", namespace: apps}
                    data: {place: "{{ .Element.place }}", note: "{{ .Element.app }}{{{new string('x', 1800)}}}"}

            """);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
