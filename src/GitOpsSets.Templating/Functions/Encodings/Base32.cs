using System.Text;

namespace GitOpsSets.Templating.Functions.Encodings;

/// <summary>Base32 of RFC 4648 with padding, as Go's <c>encoding/base32</c> writes and reads it.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const byte Padding = (byte)'=';
    private const int BitsInDigit = 5;
    private const int BytesInGroup = 5;
    private const int DigitsInGroup = 8;

    /// <summary>The digits of some bytes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        int length = (bytes.Length + BytesInGroup - 1) / BytesInGroup * DigitsInGroup;
        var output = new StringBuilder(length);
        int bits = 0;
        int held = 0;
        foreach (byte value in bytes)
        {
            bits = ((bits << 8) | value) & 0xFFF;
            held += 8;
            while (held >= BitsInDigit)
            {
                held -= BitsInDigit;
                output.Append(Alphabet[(bits >> held) & 31]);
            }
        }

        if (held > 0)
        {
            output.Append(Alphabet[(bits << (BitsInDigit - held)) & 31]);
        }

        return output.Append('=', length - output.Length).ToString();
    }

    /// <summary>Reads digits; line breaks count for nothing.</summary>
    /// <param name="text">Upper case digits.</param>
    /// <param name="bytes">What they stand for; empty on failure.</param>
    /// <returns>The byte, line breaks left out, at which Go gives up; null when all is well.</returns>
    public static int? Decode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        byte[] digits = [.. text.ToArray().Where(character => character is not ((byte)'\n' or (byte)'\r'))];
        var output = new List<byte>((digits.Length * BitsInDigit / 8) + 1);
        for (int at = 0; at < digits.Length; at += DigitsInGroup)
        {
            ulong bits = 0;
            for (int place = 0; place < DigitsInGroup; place++)
            {
                int left = digits.Length - at - place - 1;
                if (left < 0)
                {
                    return at;
                }

                if (digits[at + place] == Padding && place >= 2 && left < DigitsInGroup)
                {
                    int? wrong = CheckPadding(digits, at + place, place, left);
                    Flush(output, bits, place);
                    bytes = wrong is null ? [.. output] : [];
                    return wrong;
                }

                int value = ValueOf(digits[at + place]);
                if (value < 0)
                {
                    return at + place;
                }

                bits = (bits << BitsInDigit) | (uint)value;
            }

            Flush(output, bits, DigitsInGroup);
        }

        bytes = [.. output];
        return null;
    }

    private static int? CheckPadding(byte[] digits, int at, int place, int left)
    {
        if (left + place < DigitsInGroup - 1)
        {
            return digits.Length;
        }

        for (int i = 0; i < DigitsInGroup - 1 - place; i++)
        {
            if (digits[at + 1 + i] != Padding)
            {
                return at + i;
            }
        }

        return place is 1 or 3 or 6 ? at : null;
    }

    private static int ValueOf(byte digit) => digit switch
    {
        >= (byte)'A' and <= (byte)'Z' => digit - 'A',
        >= (byte)'2' and <= (byte)'7' => digit - '2' + 26,
        _ => -1,
    };

    private static void Flush(List<byte> output, ulong bits, int digits)
    {
        for (int held = (digits * BitsInDigit) - 8; held >= 0; held -= 8)
        {
            output.Add((byte)(bits >> held));
        }
    }
}
