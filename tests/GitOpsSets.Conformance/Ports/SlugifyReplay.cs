using GitOpsSets.Templating.Functions.Slugs;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The <c>slugify</c> template function.</summary>
internal static class SlugifyReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string text = RecordedText.Of(recorded.In, "value");
        string expected = RecordedText.Of(recorded.Out, "ok");

        // longer than any slug of the template function: recorded from the library with its length limit off
        int limit = expected.Length > Slug.MaximumLength ? int.MaxValue : Slug.MaximumLength;
        return CaseResult.Same(expected, Slug.Slugify(text, limit));
    }
}
