namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>
/// Hands out one instance of each short text that comes again and again, as keys, kinds and names do: the objects of a large set consist of little else.
/// </summary>
/// <remarks>
/// A table of fixed size without locks. A text that is pushed out by another is made anew the next time, so what is handed out is always equal to what was
/// asked for, and only memory depends on what was read before.
/// </remarks>
internal static class SharedTexts
{
    private const int LongestShared = 32;
    private const int Places = 2048;

    private static readonly string?[] Table = new string?[Places];

    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestShared)
        {
            return new string(text);
        }

        ref string? place = ref Table[(uint)string.GetHashCode(text, StringComparison.Ordinal) % Places];
        string? known = place;
        return known is not null && text.SequenceEqual(known) ? known : place = new string(text);
    }
}
