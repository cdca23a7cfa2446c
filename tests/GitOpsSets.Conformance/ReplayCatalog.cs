using System.Collections.Frozen;

namespace GitOpsSets.Conformance;

/// <summary>Which replay answers the cases of which file. A new topic is one line here.</summary>
internal static class ReplayCatalog
{
    private static readonly FrozenDictionary<string, Func<ConformanceCase, CaseResult>> Replays =
        new Dictionary<string, Func<ConformanceCase, CaseResult>>(StringComparer.Ordinal)
        {
            ["ports/durations"] = Ports.DurationsReplay.Run,
            ["ports/gitlab-slug"] = Ports.GitLabSlugReplay.Run,
            ["ports/regex"] = Ports.RegexReplay.Run,
            ["ports/sanitize"] = Ports.SanitizeReplay.Run,
            ["ports/semver"] = Ports.SemverReplay.Run,
            ["ports/semver-parse"] = Ports.SemverParseReplay.Run,
            ["ports/semver-sprig"] = Ports.SemverSprigReplay.Run,
            ["ports/slugify"] = Ports.SlugifyReplay.Run,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The replay for <c>area/topic</c>, or null when nobody knows that file.</summary>
    public static Func<ConformanceCase, CaseResult>? Find(string area, string file) =>
        Replays.GetValueOrDefault($"{area}/{ConformanceCase.TopicOf(file)}");
}
