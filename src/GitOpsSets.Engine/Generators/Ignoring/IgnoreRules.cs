using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Ignoring;

/// <summary>
/// What Flux leaves out of an artifact: its own list, then every <c>.sourceignore</c> from the root downwards, then <c>spec.ignore</c>. The last line that says
/// anything of a path decides (source-controller <c>SourceIgnoreFilter</c>; fluxcd/pkg <c>sourceignore</c>).
/// </summary>
internal sealed class IgnoreRules
{
    /// <summary>The file of a directory that says what of it is left out.</summary>
    public const string FileName = ".sourceignore";

    /// <summary>A larger one is not read.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private static readonly ImmutableArray<IgnorePattern> Own =
    [
        .. ((string[])
        [
            ".git/", ".gitignore", ".gitmodules", ".gitattributes",
            "*.jpg", "*.jpeg", "*.gif", "*.png", "*.wmv", "*.flv", "*.tar.gz", "*.zip",
            ".github/", ".circleci/", ".travis.yml", ".gitlab-ci.yml", "appveyor.yml", ".drone.yml", "cloudbuild.yaml", "codeship-services.yml", "codeship-steps.yml",
            "**/.goreleaser.yml", "**/.sops.yaml", "**/.flux.yaml",
        ]).Select(static line => IgnorePattern.Parse(line, [])),
    ];

    private readonly ImmutableArray<IgnorePattern> _patterns;

    private IgnoreRules(IEnumerable<IgnorePattern> patterns)
    {
        _patterns = [.. Own, .. patterns];
    }

    /// <summary>The rules of a tree.</summary>
    /// <param name="tree">All its files.</param>
    /// <param name="ignore"><c>spec.ignore</c>; null for none.</param>
    /// <exception cref="IgnoreFileException">A <c>.sourceignore</c> is too large to be one.</exception>
    public static IgnoreRules Read(IFileTree tree, string? ignore) => new([.. OfDirectory(tree, []), .. Lines(ignore ?? "", [])]);

    /// <summary>Whether a path is left out.</summary>
    /// <param name="path">Relative to the root; not empty.</param>
    /// <param name="isDirectory">Whether it names a directory.</param>
    public bool Excludes(string path, bool isDirectory)
    {
        string[] names = path.Split('/');
        for (int i = _patterns.Length - 1; i >= 0; i--)
        {
            if (_patterns[i].Judge(names, isDirectory) is { } verdict)
            {
                return verdict;
            }
        }

        return false;
    }

    private static List<IgnorePattern> OfDirectory(IFileTree tree, ImmutableArray<string> domain)
    {
        var patterns = new List<IgnorePattern>();
        var folders = new Stack<ImmutableArray<string>>([domain]);
        while (folders.TryPop(out var folder))
        {
            string path = string.Join('/', folder);
            patterns.AddRange(Lines(TextOf(tree, path.Length == 0 ? FileName : $"{path}/{FileName}"), folder));
            foreach (var entry in tree.List(path).Reverse().Where(static entry => entry.Kind == TreeEntryKind.Directory && entry.Name != ".git"))
            {
                folders.Push(folder.Add(entry.Name));
            }
        }

        return patterns;
    }

    private static string TextOf(IFileTree tree, string path) => tree.Read(path, MaximumBytes) switch
    {
        FileReading.Content content => Encoding.UTF8.GetString(content.Bytes.Span),
        FileReading.TooLarge large => throw new IgnoreFileException(string.Create(CultureInfo.InvariantCulture, $"'{path}' has {large.Size} bytes; at most {MaximumBytes} are read")),
        _ => "",
    };

    private static IEnumerable<IgnorePattern> Lines(string text, ImmutableArray<string> domain) =>
        text.Split('\n')
            .Select(static line => line.EndsWith('\r') ? line[..^1] : line)
            .Where(static line => !line.StartsWith('#') && !string.IsNullOrWhiteSpace(line))
            .Select(line => IgnorePattern.Parse(line, domain));
}
