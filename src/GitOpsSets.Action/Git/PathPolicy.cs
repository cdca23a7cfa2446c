using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>Which paths may be published. The last of several guards: it holds whatever the layout did before.</summary>
internal static class PathPolicy
{
    private const int MaxPathBytes = 4096;

    // Files that change what CI, git or reviewers do with the repository; never the place for manifests.
    private static readonly FrozenSet<string> ControlNames = FrozenSet.ToFrozenSet(
    [
        ".gitmodules", ".gitattributes", "codeowners", ".gitopssets.yaml",
        ".gitlab-ci.yml", ".woodpecker.yml", ".woodpecker.yaml", ".drone.yml", ".travis.yml", "bitbucket-pipelines.yml", "jenkinsfile",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> ControlRoots = FrozenSet.ToFrozenSet(
        [".github", ".gitea", ".forgejo", ".gitlab", ".azuredevops", ".circleci", ".woodpecker"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> DeviceNames = FrozenSet.ToFrozenSet(
    [
        "con", "prn", "aux", "nul",
        "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ], StringComparer.Ordinal);

    private static readonly SearchValues<char> UnportableCharacters = SearchValues.Create("\\:\"<>|?*");

    /// <summary>Why the path is refused; null when it is fine.</summary>
    public static string? Refusal(string path)
    {
        if (path.Length == 0 || path[0] == '/')
        {
            return "is not relative to the repository";
        }

        if (Encoding.UTF8.GetByteCount(path) > MaxPathBytes)
        {
            return "is longer than 4096 bytes";
        }

        var segments = path.Split('/');
        if (ControlRoots.Contains(segments[0].ToLowerInvariant()))
        {
            return $"is below {segments[0]}, which configures the hosting service";
        }

        return segments.Select(SegmentRefusal).FirstOrDefault(reason => reason is not null);
    }

    private static string? SegmentRefusal(string segment)
    {
        var folded = segment.ToLowerInvariant();
        return segment switch
        {
            "" => "has an empty part",
            "." or ".." => "has a '.' or '..' part",
            _ when segment[^1] is '.' or ' ' || segment[0] == ' ' => "has a part that ends in '.' or begins or ends with a space",
            _ when segment.EnumerateRunes().Any(IsRefused) => "has a control, invisible or combining character",
            _ when segment.AsSpan().ContainsAny(UnportableCharacters) => "has a character that not every file system has",
            _ when folded == ".git" || folded.StartsWith("git~", StringComparison.Ordinal) => "leads into .git",
            _ when ControlNames.Contains(folded) => $"is {segment}, which configures git, CI, reviews or this tool",
            _ when IsAzurePipeline(folded) => $"is {segment}, which configures CI",
            _ when DeviceNames.Contains(folded.Split('.')[0]) => "has the name of a device",
            _ => null,
        };
    }

    private static bool IsAzurePipeline(string folded) =>
        folded.StartsWith("azure-pipelines", StringComparison.Ordinal) && (folded.EndsWith(".yml", StringComparison.Ordinal) || folded.EndsWith(".yaml", StringComparison.Ordinal));

    // Invisible characters make .git look like another name on some file systems; U+0300-036F make a second spelling of the same name.
    private static bool IsRefused(Rune rune) =>
        rune.Value is (>= 0x300 and <= 0x36F) or 0xFFFD
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
