namespace GitOpsSets.Fuzz.Targets;

/// <summary>Everything that can be fuzzed. A new target is one line here.</summary>
internal static class TargetCatalog
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new TemplatesTarget(), new YamlTarget(), new JsonPathTarget(), new RegexpsTarget(), new DefinitionsTarget(), new LedgersTarget(), new SourceLocksTarget(), new GuardTarget(), new PlansTarget(), new PathsTarget(),
        new RemotesTarget(), new PagesTarget(), new EventsTarget(), new ArchivesTarget(), new ManifestsTarget(),
    ];

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    public static IFuzzTarget? Find(string name) => All.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GitOpsSets.Action.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("this program does not lie in the repository");
    }
}
