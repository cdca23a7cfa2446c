using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>A text that is read as a time, and how far it has been read. What does not fit is false, and the place is then of no use any more.</summary>
/// <param name="value">The whole text.</param>
internal sealed class TimeText(string value)
{
    private const int FractionDigits = 9;

    private readonly string _whole = value;

    /// <summary>What is still to be read.</summary>
    public string Rest { get; private set; } = value;

    /// <summary>Goes over literal text of a layout, where a run of spaces stands for any run of spaces.</summary>
    public bool SkipLiteral(string prefix)
    {
        for (int i = 0; i < prefix.Length; i++)
        {
            if (prefix[i] == ' ')
            {
                if (Rest.Length > 0 && Rest[0] != ' ')
                {
                    return false;
                }

                while (i + 1 < prefix.Length && prefix[i + 1] == ' ')
                {
                    i++;
                }

                Rest = Rest.TrimStart(' ');
            }
            else if (Rest.Length == 0 || Rest[0] != prefix[i])
            {
                return false;
            }
            else
            {
                Rest = Rest[1..];
            }
        }

        return true;
    }

    /// <summary>Takes a text that stands here to the letter.</summary>
    public bool Take(string text)
    {
        bool isThere = Rest.StartsWith(text, StringComparison.Ordinal);
        Rest = isThere ? Rest[text.Length..] : Rest;
        return isThere;
    }

    /// <summary>Takes so many characters; there must be as many.</summary>
    public string Take(int length)
    {
        string taken = Rest[..length];
        Rest = Rest[length..];
        return taken;
    }

    /// <summary>Goes over at most so many spaces; always true.</summary>
    public bool SkipSpaces(int most)
    {
        for (int i = 0; i < most && Rest.StartsWith(' '); i++)
        {
            Rest = Rest[1..];
        }

        return true;
    }

    /// <summary>A name in any case.</summary>
    public bool ReadName(string[] names, bool isShort, out int index)
    {
        for (index = 0; index < names.Length; index++)
        {
            string name = isShort ? TimeNames.Short(names[index]) : names[index];
            if (Rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                Rest = Rest[name.Length..];
                return true;
            }
        }

        index = -1;
        return false;
    }

    /// <summary>One digit or two; two when fixed.</summary>
    public bool ReadNumber(out int number, bool isFixed)
    {
        number = 0;
        int digits = Rest.Length > 1 && char.IsAsciiDigit(Rest[1]) ? 2 : 1;
        if (Rest.Length == 0 || !char.IsAsciiDigit(Rest[0]) || (isFixed && digits == 1))
        {
            return false;
        }

        number = int.Parse(Rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        Rest = Rest[digits..];
        return true;
    }

    /// <summary>A number of so many characters, its sign included; there must be as many.</summary>
    public bool ReadSigned(int length, out long number)
    {
        var text = Rest.AsSpan(0, length);
        Rest = Rest[length..];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>True, or the error that Go tells.</summary>
    /// <exception cref="FunctionException">The number is out of range.</exception>
    public bool InRange(int number, int least, int most, string what) =>
        number >= least && number <= most ? true : throw new FunctionException($"parsing time \"{_whole}\": {what} out of range");

    /// <summary>A fraction that need not stand here, of as many digits as there are.</summary>
    public bool ReadOptionalFraction(ref int nanosecond)
    {
        if (Rest.Length < 2 || Rest[0] is not ('.' or ',') || !char.IsAsciiDigit(Rest[1]))
        {
            return true;
        }

        int digits = Rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
        return ReadFraction(digits < 0 ? Rest.Length - 1 : digits, ref nanosecond);
    }

    /// <summary>A fraction of exactly so many digits; those after the ninth count for nothing.</summary>
    public bool ReadFraction(int digits, ref int nanosecond)
    {
        var read = Rest.AsSpan(1, Math.Min(digits, FractionDigits));
        if (Rest[0] is not ('.' or ',') || read.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        nanosecond = read.IsEmpty ? 0 : int.Parse(read, NumberStyles.None, CultureInfo.InvariantCulture);
        for (int i = read.Length; i < FractionDigits; i++)
        {
            nanosecond *= 10;
        }

        Rest = Rest[(1 + digits)..];
        return true;
    }

    /// <summary>An offset of the layout's shape: a colon where it has one, two digits for each of its fields.</summary>
    /// <param name="shape">Such as <c>-07:00</c>.</param>
    /// <param name="seconds">East of Greenwich.</param>
    /// <exception cref="FunctionException">It is out of range.</exception>
    public bool ReadOffset(string shape, out int seconds)
    {
        seconds = 0;
        if (Rest.Length < shape.Length || Rest[0] is not ('+' or '-'))
        {
            return false;
        }

        Span<int> fields = stackalloc int[3];
        int field = 0;
        for (int i = 1; i < shape.Length; i++)
        {
            if (shape[i] == ':')
            {
                if (Rest[i] != ':')
                {
                    return false;
                }

                continue;
            }

            if (!char.IsAsciiDigit(Rest[i]) || !char.IsAsciiDigit(Rest[i + 1]))
            {
                return false;
            }

            fields[field++] = ((Rest[i] - '0') * 10) + Rest[i + 1] - '0';
            i++;
        }

        // Some people do write offsets of 24 hours or 60 minutes.
        InRange(fields[0], 0, 24, "time zone offset hour");
        InRange(fields[1], 0, 60, "time zone offset minute");
        InRange(fields[2], 0, 60, "time zone offset second");
        int size = (fields[0] * 3600) + (fields[1] * 60) + fields[2];
        seconds = Rest[0] == '-' ? -size : size;
        Rest = Rest[shape.Length..];
        return true;
    }

    /// <summary>The number of a day in its year.</summary>
    public bool ReadYearDay(bool isFixed, out int day)
    {
        day = -1;
        int digits = 0;
        while (digits < 3 && digits < Rest.Length && char.IsAsciiDigit(Rest[digits]))
        {
            digits++;
        }

        if (digits == 0 || (isFixed && digits != 3))
        {
            return false;
        }

        day = int.Parse(Rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        Rest = Rest[digits..];
        return true;
    }
}
