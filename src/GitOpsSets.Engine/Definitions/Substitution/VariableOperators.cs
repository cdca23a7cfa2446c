using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>What the operators of <c>${name…}</c> do to a value. Lengths and positions are bytes.</summary>
internal static class VariableOperators
{
    /// <summary>Applies an operator.</summary>
    /// <param name="word">See <see cref="SubstitutionPart.Expansion"/>; one that does not exist, such as <c>^,</c>, does nothing.</param>
    /// <param name="value">Empty when the variable is not set.</param>
    /// <param name="arguments">As many as the operator was written with.</param>
    /// <param name="maximumBytes">How long a value may grow.</param>
    /// <exception cref="SubstitutionException">A replacement makes the value too long.</exception>
    public static byte[] Apply(string word, byte[] value, byte[][] arguments, int maximumBytes) => word switch
    {
        "#" when arguments.Length == 0 => Encoding.ASCII.GetBytes(value.Length.ToString(CultureInfo.InvariantCulture)),
        "," => MapFirst(value, Lower),
        ",," => Map(value, Lower),
        "^" => MapFirst(value, Upper),
        "^^" => Map(value, Upper),
        "#" => value[VariablePattern.Prefix(arguments[0], value, isLongest: false)..],
        "##" => value[VariablePattern.Prefix(arguments[0], value, isLongest: true)..],
        "%" => TrimSuffix(arguments[0], value, isLongest: false),
        "%%" => TrimSuffix(arguments[0], value, isLongest: true),
        ":" => Substring(value, arguments),
        "/" => Replace(value, arguments, isOnce: true, maximumBytes),
        "//" => Replace(value, arguments, isOnce: false, maximumBytes),
        "/#" => arguments.Length == 2 && value.AsSpan().StartsWith(arguments[0]) ? [.. arguments[1], .. value.AsSpan(arguments[0].Length)] : value,
        "/%" => arguments.Length == 2 && value.AsSpan().EndsWith(arguments[0]) ? [.. value.AsSpan(0, value.Length - arguments[0].Length), .. arguments[1]] : value,
        _ => value.Length > 0 ? value : [.. arguments.SelectMany(argument => argument)],
    };

    // The pattern is reversed as text, so classes and escapes do not work in it: the reference's doing.
    private static byte[] TrimSuffix(byte[] pattern, byte[] value, bool isLongest)
    {
        byte[] reversed = Reverse(value);
        return Reverse(reversed[VariablePattern.Prefix(Reverse(pattern), reversed, isLongest)..]);
    }

    private static byte[] Reverse(byte[] text)
    {
        var runes = Runes(text);
        runes.Reverse();
        return Bytes(runes);
    }

    private static byte[] Substring(byte[] value, byte[][] arguments)
    {
        if (!TryNumber(arguments[0], out long position))
        {
            return value;
        }

        position = position < 0 ? Math.Max(0, value.Length + position) : Math.Min(position, value.Length);
        if (arguments.Length == 1)
        {
            return value[(int)position..];
        }

        if (!TryNumber(arguments[1], out long length))
        {
            return value;
        }

        long end = length < 0 ? value.Length + length : length > value.Length - position ? value.Length : position + length;
        return end <= position ? [] : value[(int)position..(int)end];
    }

    private static bool TryNumber(byte[] text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static byte[] Replace(byte[] value, byte[][] arguments, bool isOnce, int maximumBytes)
    {
        ReadOnlySpan<byte> pattern = arguments[0];
        ReadOnlySpan<byte> replacement = arguments.Length > 1 ? arguments[1] : [];
        using var output = new MemoryStream();
        int done = 0;
        int from = 0;
        while (from <= value.Length)
        {
            int found = value.AsSpan(from).IndexOf(pattern);
            if (found < 0)
            {
                break;
            }

            output.Write(value.AsSpan(done, from + found - done));
            output.Write(replacement);
            if (output.Length > maximumBytes)
            {
                throw SubstitutionException.TooLong(maximumBytes);
            }

            done = from + found + pattern.Length;

            // An empty pattern matches before every character and at neither place twice; after the last it matches when there is room.
            from = pattern.IsEmpty ? done + Math.Max(1, RuneLength(value.AsSpan(done))) : done;
            if (isOnce || (pattern.IsEmpty && done == value.Length))
            {
                break;
            }
        }

        output.Write(value.AsSpan(done));
        return output.ToArray();
    }

    private static byte[] Map(byte[] value, Func<Rune, Rune> map) => Bytes(Runes(value).Select(map));

    private static byte[] MapFirst(byte[] value, Func<Rune, Rune> map)
    {
        if (value.Length == 0)
        {
            return value;
        }

        int length = RuneLength(value);
        return [.. Bytes(Runes(value[..length]).Take(1).Select(map)), .. value.AsSpan(length)];
    }

    // Go's mapping is by single characters and knows three across the border of ASCII that .NET leaves alone.
    private static Rune Upper(Rune rune) => rune.Value switch
    {
        0x0131 => new Rune('I'),
        0x017F => new Rune('S'),
        _ => Rune.ToUpperInvariant(rune),
    };

    private static Rune Lower(Rune rune) => rune.Value switch
    {
        0x0130 => new Rune('i'),
        0x212A => new Rune('k'),
        _ => Rune.ToLowerInvariant(rune),
    };

    private static List<Rune> Runes(byte[] text)
    {
        var runes = new List<Rune>(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty; rest = rest[RuneLength(rest)..])
        {
            Rune.DecodeFromUtf8(rest, out var rune, out _);
            runes.Add(rune);
        }

        return runes;
    }

    // Every byte that is no character counts by itself.
    private static int RuneLength(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out _, out int length) == System.Buffers.OperationStatus.Done ? length : Math.Min(1, text.Length);

    private static byte[] Bytes(IEnumerable<Rune> runes) => Encoding.UTF8.GetBytes(string.Concat(runes));
}
