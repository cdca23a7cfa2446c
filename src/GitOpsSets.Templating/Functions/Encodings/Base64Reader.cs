namespace GitOpsSets.Templating.Functions.Encodings;

/// <summary>
/// Reads base64 as Go's <c>encoding/base64.StdEncoding</c> does: padding is required, line breaks are skipped, unused bits of the
/// last digit may be set.
/// </summary>
internal static class Base64Reader
{
    private const byte Padding = (byte)'=';
    private const int BitsInDigit = 6;
    private const int DigitsInGroup = 4;

    /// <summary>Reads digits.</summary>
    /// <param name="text">Digits, padding and line breaks.</param>
    /// <param name="bytes">What they stand for; empty on failure.</param>
    /// <returns>The byte at which Go gives up; null when all is well.</returns>
    public static int? Decode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        var output = new List<byte>((text.Length * BitsInDigit / 8) + 1);
        uint bits = 0;
        int digits = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int value = ValueOf(text[at]);
            if (text[at] is (byte)'\n' or (byte)'\r')
            {
                continue;
            }

            if (text[at] == Padding)
            {
                int? wrong = CheckPadding(text, at, digits);
                Flush(output, bits, digits);
                bytes = wrong is null ? [.. output] : [];
                return wrong;
            }

            if (value < 0)
            {
                return at;
            }

            bits = (bits << BitsInDigit) | (uint)value;
            if (++digits == DigitsInGroup)
            {
                Flush(output, bits, digits);
                (bits, digits) = (0, 0);
            }
        }

        bytes = digits == 0 ? [.. output] : [];
        return digits == 0 ? null : text.Length - digits;
    }

    private static int? CheckPadding(ReadOnlySpan<byte> text, int at, int digits)
    {
        if (digits < 2)
        {
            return at;
        }

        at = SkipBreaks(text, at + 1);
        if (digits == 2)
        {
            if (at == text.Length || text[at] != Padding)
            {
                return at == text.Length ? at : at - 1;
            }

            at = SkipBreaks(text, at + 1);
        }

        return at == text.Length ? null : at;
    }

    private static int SkipBreaks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }

    private static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'A' and <= (byte)'Z' => digit - 'A',
        >= (byte)'a' and <= (byte)'z' => digit - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => digit - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private static void Flush(List<byte> output, uint bits, int digits)
    {
        for (int held = (digits * BitsInDigit) - 8; held >= 0; held -= 8)
        {
            output.Add((byte)(bits >> held));
        }
    }
}
