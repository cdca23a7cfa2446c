using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The reference slug of the GitLab provider.</summary>
internal static class GitLabSlugReplay
{
    public static CaseResult Run(ConformanceCase recorded) =>
        CaseResult.Same(RecordedText.Of(recorded.Out, "ok"), ReferenceSlug.Of(RecordedText.Of(recorded.In, "value")));
}
