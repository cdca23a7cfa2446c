namespace GitOpsSets.Templating.Values;

/// <summary>
/// A run of characters with one origin. A template that writes it writes <paramref name="Text"/> to the real output and
/// <paramref name="Probe"/> to the probe; comparing the two documents shows whether the text stayed inside its scalar.
/// </summary>
/// <param name="Text">What the real output receives.</param>
/// <param name="Source">Null for the repository's own text.</param>
/// <param name="Probe">What the probe receives: the same text, or an inert token in its place.</param>
/// <param name="Raw">The characters a YAML reader must find again where the probe holds the token.</param>
public readonly record struct TextSegment(string Text, Provenance? Source, string Probe, string Raw)
{
    /// <summary>The repository's own text.</summary>
    public static TextSegment Trusted(string text) => new(text, null, text, text);

    /// <summary>Text that others write.</summary>
    /// <param name="text">As they wrote it.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="token">An inert token, unique in the run. Empty text has one only when outsiders chose to leave it empty: what is missing must show.</param>
    public static TextSegment Foreign(string text, Provenance source, string token) =>
        new(text, source, text.Length == 0 && source.Trust != TrustLevel.Outsider ? "" : token, text);
}
