namespace GitOpsSets.Conformance;

/// <summary>Where the references' emitter may have folded a text that ours has not.</summary>
internal static class FoldedText
{
    private const int Column = 80;

    /// <summary>Whether a line is longer than where folding begins and has a blank at which it may fold.</summary>
    /// <param name="yaml">As our emitter writes it.</param>
    public static bool IsPossible(string yaml) => yaml.Split('\n').Any(static line => line.Length > Column && ValueOf(line).Contains(' ', StringComparison.Ordinal));

    private static string ValueOf(string line)
    {
        string text = line.TrimStart(' ', '-');
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? text : text[(colon + 2)..];
    }
}
