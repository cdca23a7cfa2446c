namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Whole numbers of one base as text, without prefixes and underscores: Go's <c>strconv.ParseInt</c> with that base.</summary>
internal static class WholeNumber
{
    public const int Decimal = 10;
    public const int Octal = 8;

    /// <summary>Reads a number.</summary>
    /// <param name="text">A sign or none, then digits and nothing else.</param>
    /// <param name="numberBase">At most 10.</param>
    /// <param name="value">0 when the text is no number; the nearest 64-bit number when it is one that does not fit.</param>
    /// <returns>Whether the text is a number that fits.</returns>
    public static bool TryParse(string text, int numberBase, out long value)
    {
        value = 0;
        bool negative = text.StartsWith('-');
        string digits = negative || text.StartsWith('+') ? text[1..] : text;
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', (char)('0' + numberBase - 1)))
        {
            return false;
        }

        Int128 most = negative ? -(Int128)long.MinValue : long.MaxValue;
        Int128 magnitude = 0;
        foreach (char digit in digits)
        {
            magnitude = (magnitude * numberBase) + (digit - '0');
            if (magnitude > most)
            {
                value = negative ? long.MinValue : long.MaxValue;
                return false;
            }
        }

        value = (long)(negative ? -magnitude : magnitude);
        return true;
    }
}
