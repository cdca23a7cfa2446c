namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A repository, and what a run makes of it. Every folder of <c>examples/</c> is one, and every folder of <c>Scenarios/cases/</c>.</summary>
/// <param name="Name">Such as <c>cases/broken-yaml</c>.</param>
/// <param name="Repository">The folder with the files of the repository.</param>
/// <param name="Expected">The folder with what its output folder holds after the run.</param>
/// <param name="Records">The folder with <c>scenario.json</c>, if there is one, and <c>diagnostics.txt</c>.</param>
internal sealed record Scenario(string Name, string Repository, string Expected, string Records)
{
    /// <summary>The output folder, inside the repository.</summary>
    public const string Output = "expanded";

    /// <summary>What an example has in its output folder is what it is expected to have there.</summary>
    public bool IsExample => Expected == Path.Combine(Repository, Output);

    public ScenarioSettings Settings => ScenarioSettings.Read(Path.Combine(Records, "scenario.json"));

    public static IEnumerable<Scenario> All => Examples.Concat(Cases);

    public static Scenario Named(string name) => All.Single(scenario => scenario.Name == name);

    private static string Home => Path.Combine(Root, "tests", "GitOpsSets.Action.Tests", "Scenarios");

    private static IEnumerable<Scenario> Examples =>
        Folders(Path.Combine(Root, "examples")).Select(folder =>
            new Scenario($"examples/{Path.GetFileName(folder)}", folder, Path.Combine(folder, Output), Path.Combine(Home, "examples", Path.GetFileName(folder))));

    private static IEnumerable<Scenario> Cases =>
        Folders(Path.Combine(Home, "cases")).Select(folder =>
            new Scenario($"cases/{Path.GetFileName(folder)}", Path.Combine(folder, "repository"), Path.Combine(folder, "expected"), folder));

    // The tests run from the build's output, and the goldens are in the sources.
    private static string Root { get; } = FindRoot();

    private static IEnumerable<string> Folders(string parent) => Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GitOpsSets.Action.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("the tests run outside of the repository");
        }

        return folder.FullName;
    }
}
