using System.Text.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>Marks texts that others write, so that the template engine can follow them into the output.</summary>
/// <param name="tokens">Makes the inert tokens that stand for them in a probe.</param>
public sealed partial class ForeignText(TokenSource tokens)
{
    /// <summary>A text that anybody can write.</summary>
    /// <param name="text">As they wrote it.</param>
    /// <param name="field">What the template's author calls it, such as <c>Element.Branch</c>.</param>
    public TemplateValue Outsiders(string text, string field) => Mark(text, TrustLevel.Outsider, field);

    /// <summary>A text of a remote system that the repository's owners chose.</summary>
    /// <param name="text">As it was answered.</param>
    /// <param name="field">What the template's author calls it.</param>
    public TemplateValue Remote(string text, string field) => Mark(text, TrustLevel.Remote, field);

    /// <summary>A number, commit id or digest: trusted once it looks like one, for then it can hold nothing else.</summary>
    public TemplateValue Checked(string text, string field) => FormatPattern.IsMatch(text) ? TemplateValue.Of(text) : Outsiders(text, field);

    private TemplateValue Mark(string text, TrustLevel trust, string field) =>
        text.Length == 0 && trust != TrustLevel.Outsider ? TemplateValue.Of("") : TemplateValue.Of(TemplateText.Foreign(text, new Provenance(trust, field), tokens.Next()));

    [GeneratedRegex(@"^([1-9][0-9]{0,9}|[0-9a-f]{40}([0-9a-f]{24})?|sha256:[0-9a-f]{64})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FormatPattern { get; }
}
