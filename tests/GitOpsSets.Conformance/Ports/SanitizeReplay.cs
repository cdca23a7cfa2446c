using GitOpsSets.Templating.Functions.Slugs;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The <c>sanitize</c> template function.</summary>
internal static class SanitizeReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string actual;
        try
        {
            actual = DnsName.Sanitize(RecordedText.Of(recorded.In, "value"));
        }
        catch (FunctionException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {exception.Message}") : CaseResult.Pass;
        }

        return recorded.ExpectsSuccess ? CaseResult.Same(RecordedText.Of(recorded.Out, "ok"), actual) : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }
}
