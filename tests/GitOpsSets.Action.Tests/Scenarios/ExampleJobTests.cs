using System.Text.RegularExpressions;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>What the examples' jobs hand in is what the program takes, and what the example's definitions name.</summary>
public sealed partial class ExampleJobTests
{
    private static readonly string[] JobFiles = [".github/workflows/*.yml", ".gitlab-ci.yml", "azure-pipelines.yml"];

    public static TheoryData<string> Jobs => [.. Scenario.All.Where(static scenario => scenario.IsExample).SelectMany(JobsOf).Select(static path => Path.GetRelativePath(Examples, path))];

    private static string Examples => Path.GetDirectoryName(Scenario.All.First(static scenario => scenario.IsExample).Repository)!;

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Every_input_of_a_job_is_one(string path)
    {
        string job = File.ReadAllText(Path.Combine(Examples, path));
        var given = Variable.Matches(job).Select(static match => match.Groups["name"].Value.ToLowerInvariant().Replace('_', '-'))
            .Concat(Steps.Matches(job).SelectMany(static step => Key.Matches(step.Groups["with"].Value)).Select(static match => match.Groups["name"].Value));

        Assert.All(given, name => Assert.Contains(InputDeclarations.All, input => input.Name == name));
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Every_Secret_that_a_job_hands_in_is_one_that_a_definition_names(string path)
    {
        string job = File.ReadAllText(Path.Combine(Examples, path));
        string folder = Path.Combine(Examples, path.Split('/')[0]);
        string definitions = string.Concat(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Where(file => !file.StartsWith(Path.Combine(folder, Scenario.Output), StringComparison.Ordinal)).Select(File.ReadAllText));

        Assert.All(Secret.Matches(job), secret =>
        {
            Assert.Contains($"namespace: {secret.Groups["namespace"].Value}\n", definitions, StringComparison.Ordinal);
            Assert.Contains($" name: {secret.Groups["name"].Value}\n", definitions, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> JobsOf(Scenario scenario) => JobFiles.SelectMany(pattern =>
    {
        string folder = Path.Combine(scenario.Repository, Path.GetDirectoryName(pattern)!);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
    });

    [GeneratedRegex(@"\bINPUT_(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable { get; }

    // The step of ours: what is handed to it stands after its variables.
    [GeneratedRegex(@"uses: gitopssets/gitopssets-action@[^\n]*\n(        env:\n( {10}[^\n]*\n)+)?        with:\n(?<with>( {10}[^\n]*\n)+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Steps { get; }

    [GeneratedRegex("^ {10}(?<name>[a-z][a-z-]*):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key { get; }

    [GeneratedRegex(@"^ +(?<namespace>[a-z0-9-]+)/(?<name>[a-z0-9-]+)/[A-Za-z.]+=", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret { get; }
}
