using System.Collections.Frozen;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Generators;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Which sources of recorded cases this program can ask.</summary>
internal static partial class RecordedSources
{
    private static readonly FrozenSet<string> Drivers = FrozenSet.Create(StringComparer.Ordinal, "github", "gitlab", "bitbucketserver", "stash", "fake");

    /// <summary>Why a case that asks a recorded server cannot be replayed, or null.</summary>
    public static string? Missing(string definition)
    {
        if (definition.Contains("apiClient:", StringComparison.Ordinal) && GeneratorCatalog.All.All(known => known.Kind != "apiClient"))
        {
            return "needs the generator apiClient, which is not built";
        }

        var driver = DriverPattern.Matches(definition).Select(match => match.Groups["name"].Value).FirstOrDefault(name => !Drivers.Contains(name));
        return driver is null ? null : $"asks a forge of the kind {driver}, which is not built";
    }

    [GeneratedRegex(@"driver: *(?<name>[a-z]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DriverPattern { get; }
}
