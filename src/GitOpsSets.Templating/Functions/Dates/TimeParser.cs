using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Reads a time in a layout; mirrors <c>parse</c> of Go's <c>time/format.go</c>.</summary>
/// <param name="layout">Go reference layout.</param>
/// <param name="value">What is read.</param>
internal sealed class TimeParser(string layout, string value)
{
    private const int FractionDigits = 9;
    private const int CenturyPivot = 69;

    private string _rest = "";
    private long _year;
    private int _month = -1;
    private int _day = -1;
    private int _yearDay = -1;
    private int _hour;
    private int _minute;
    private int _second;
    private int _nanosecond;
    private bool? _isAfternoon;
    private bool _isUtc;
    private int? _offset;
    private string _letters = "";

    /// <summary>Reads a time; one without zone is in <paramref name="local"/>.</summary>
    /// <exception cref="FunctionException">The value does not fit the layout, or is no date.</exception>
    public static GoTime Parse(string layout, string value, GoZone local)
    {
        var parser = new TimeParser(layout, value) { _rest = value };
        parser.ReadAll();
        return parser.Finish(local);
    }

    private void ReadAll()
    {
        string remaining = layout;
        while (true)
        {
            var chunk = LayoutChunk.Next(remaining);
            if (!SkipLiteral(chunk.Prefix))
            {
                throw Misfit(chunk.Prefix);
            }

            if (chunk.Part == LayoutPart.None)
            {
                break;
            }

            string before = _rest;
            remaining = chunk.Rest;
            if (!Read(chunk, remaining))
            {
                _rest = before;
                throw Misfit(chunk.Text);
            }
        }

        if (_rest.Length > 0)
        {
            throw new FunctionException($"parsing time \"{value}\": extra text: \"{_rest}\"");
        }
    }

    private bool SkipLiteral(string prefix)
    {
        for (int i = 0; i < prefix.Length; i++)
        {
            if (prefix[i] == ' ')
            {
                if (_rest.Length > 0 && _rest[0] != ' ')
                {
                    return false;
                }

                while (i + 1 < prefix.Length && prefix[i + 1] == ' ')
                {
                    i++;
                }

                _rest = _rest.TrimStart(' ');
            }
            else if (_rest.Length == 0 || _rest[0] != prefix[i])
            {
                return false;
            }
            else
            {
                _rest = _rest[1..];
            }
        }

        return true;
    }

    private bool Read(LayoutChunk chunk, string remaining) => chunk.Part switch
    {
        LayoutPart.Year => ReadShortYear(),
        LayoutPart.LongYear => _rest.Length >= 4 && char.IsAsciiDigit(_rest[0]) && ReadSigned(4, out _year),
        LayoutPart.Month => ReadName(TimeNames.Months, isShort: true, out _month) && ++_month > 0,
        LayoutPart.LongMonth => ReadName(TimeNames.Months, isShort: false, out _month) && ++_month > 0,
        LayoutPart.MonthNumber => ReadNumber(out _month, isFixed: false) && InRange(_month, 1, 12, "month"),
        LayoutPart.ZeroMonth => ReadNumber(out _month, isFixed: true) && InRange(_month, 1, 12, "month"),
        LayoutPart.Weekday => ReadName(TimeNames.Weekdays, isShort: true, out _),
        LayoutPart.LongWeekday => ReadName(TimeNames.Weekdays, isShort: false, out _),
        LayoutPart.Day => ReadNumber(out _day, isFixed: false),
        LayoutPart.PaddedDay => SkipSpaces(1) && ReadNumber(out _day, isFixed: false),
        LayoutPart.ZeroDay => ReadNumber(out _day, isFixed: true),
        LayoutPart.PaddedYearDay => SkipSpaces(2) && ReadYearDay(isFixed: false),
        LayoutPart.ZeroYearDay => ReadYearDay(isFixed: true),
        LayoutPart.Hour => ReadNumber(out _hour, isFixed: false) && InRange(_hour, 0, 23, "hour"),
        LayoutPart.HalfDayHour => ReadNumber(out _hour, isFixed: false) && InRange(_hour, 0, 12, "hour"),
        LayoutPart.ZeroHalfDayHour => ReadNumber(out _hour, isFixed: true) && InRange(_hour, 0, 12, "hour"),
        LayoutPart.Minute => ReadNumber(out _minute, isFixed: false) && InRange(_minute, 0, 59, "minute"),
        LayoutPart.ZeroMinute => ReadNumber(out _minute, isFixed: true) && InRange(_minute, 0, 59, "minute"),
        LayoutPart.Second => ReadSecond(isFixed: false, remaining),
        LayoutPart.ZeroSecond => ReadSecond(isFixed: true, remaining),
        LayoutPart.UpperHalfDay => ReadHalfDay("AM", "PM"),
        LayoutPart.LowerHalfDay => ReadHalfDay("am", "pm"),
        LayoutPart.IsoZone or LayoutPart.NumericZone => ReadOffset(chunk),
        LayoutPart.ZoneLetters => ReadLetters(),
        LayoutPart.Fraction => _rest.Length > chunk.Digits && ReadFraction(chunk.Digits),
        _ => ReadOptionalFraction(),
    };

    private bool ReadShortYear()
    {
        if (_rest.Length < 2 || !ReadSigned(2, out _year))
        {
            return false;
        }

        _year += _year >= CenturyPivot ? 1900 : 2000;
        return true;
    }

    private bool ReadSecond(bool isFixed, string remaining)
    {
        if (!ReadNumber(out _second, isFixed) || !InRange(_second, 0, 59, "second"))
        {
            return false;
        }

        // A fraction may follow the seconds even when the layout has none.
        bool layoutReadsIt = LayoutChunk.Next(remaining).Part is LayoutPart.Fraction or LayoutPart.TrimmedFraction;
        return layoutReadsIt || ReadOptionalFraction();
    }

    private bool ReadOptionalFraction()
    {
        if (_rest.Length < 2 || _rest[0] is not ('.' or ',') || !char.IsAsciiDigit(_rest[1]))
        {
            return true;
        }

        int digits = _rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
        return ReadFraction(digits < 0 ? _rest.Length - 1 : digits);
    }

    private bool ReadFraction(int digits)
    {
        var read = _rest.AsSpan(1, Math.Min(digits, FractionDigits));
        if (_rest[0] is not ('.' or ',') || read.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        _nanosecond = read.IsEmpty ? 0 : int.Parse(read, NumberStyles.None, CultureInfo.InvariantCulture);
        for (int i = read.Length; i < FractionDigits; i++)
        {
            _nanosecond *= 10;
        }

        _rest = _rest[(1 + digits)..];
        return true;
    }

    private bool ReadHalfDay(string morning, string afternoon)
    {
        if (!_rest.StartsWith(morning, StringComparison.Ordinal) && !_rest.StartsWith(afternoon, StringComparison.Ordinal))
        {
            return false;
        }

        bool isAfternoon = _rest.StartsWith(afternoon, StringComparison.Ordinal);
        _isAfternoon = _isAfternoon == true || isAfternoon;
        _rest = _rest[2..];
        return true;
    }

    private bool ReadOffset(LayoutChunk chunk)
    {
        if (chunk.Part == LayoutPart.IsoZone && _rest.StartsWith('Z'))
        {
            _isUtc = true;
            _rest = _rest[1..];
            return true;
        }

        // The value has the layout's shape: a colon where it has one, two digits for each of its fields.
        string shape = chunk.Text;
        if (_rest.Length < shape.Length || _rest[0] is not ('+' or '-'))
        {
            return false;
        }

        Span<int> fields = stackalloc int[3];
        int field = 0;
        for (int i = 1; i < shape.Length; i++)
        {
            if (shape[i] == ':')
            {
                if (_rest[i] != ':')
                {
                    return false;
                }

                continue;
            }

            if (!char.IsAsciiDigit(_rest[i]) || !char.IsAsciiDigit(_rest[i + 1]))
            {
                return false;
            }

            fields[field++] = ((_rest[i] - '0') * 10) + _rest[i + 1] - '0';
            i++;
        }

        // Some people do write offsets of 24 hours or 60 minutes.
        InRange(fields[0], 0, 24, "time zone offset hour");
        InRange(fields[1], 0, 60, "time zone offset minute");
        InRange(fields[2], 0, 60, "time zone offset second");
        int size = (fields[0] * 3600) + (fields[1] * 60) + fields[2];
        _offset = _rest[0] == '-' ? -size : size;
        _rest = _rest[shape.Length..];
        return true;
    }

    private bool ReadLetters()
    {
        if (_rest.StartsWith("UTC", StringComparison.Ordinal))
        {
            _isUtc = true;
            _rest = _rest[3..];
            return true;
        }

        int length = ZoneLetters.LengthAt(_rest);
        _letters = _rest[..length];
        _rest = _rest[length..];
        return length > 0;
    }

    private bool ReadYearDay(bool isFixed)
    {
        int digits = 0;
        while (digits < 3 && digits < _rest.Length && char.IsAsciiDigit(_rest[digits]))
        {
            digits++;
        }

        if (digits == 0 || (isFixed && digits != 3))
        {
            return false;
        }

        _yearDay = int.Parse(_rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return true;
    }

    private bool SkipSpaces(int most)
    {
        for (int i = 0; i < most && _rest.StartsWith(' '); i++)
        {
            _rest = _rest[1..];
        }

        return true;
    }

    private bool ReadName(string[] names, bool isShort, out int index)
    {
        for (index = 0; index < names.Length; index++)
        {
            string name = isShort ? TimeNames.Short(names[index]) : names[index];
            if (_rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                _rest = _rest[name.Length..];
                return true;
            }
        }

        index = -1;
        return false;
    }

    private bool ReadNumber(out int number, bool isFixed)
    {
        number = 0;
        int digits = _rest.Length > 1 && char.IsAsciiDigit(_rest[1]) ? 2 : 1;
        if (_rest.Length == 0 || !char.IsAsciiDigit(_rest[0]) || (isFixed && digits == 1))
        {
            return false;
        }

        number = int.Parse(_rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return true;
    }

    private bool ReadSigned(int length, out long number)
    {
        var text = _rest.AsSpan(0, length);
        _rest = _rest[length..];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private bool InRange(int number, int least, int most, string what) =>
        number >= least && number <= most ? true : throw new FunctionException($"parsing time \"{value}\": {what} out of range");

    private GoTime Finish(GoZone local)
    {
        _hour = _isAfternoon switch
        {
            true when _hour < 12 => _hour + 12,
            false when _hour == 12 => 0,
            _ => _hour,
        };
        if (_yearDay >= 0)
        {
            ApplyYearDay();
        }

        _month = _month < 0 ? 1 : _month;
        _day = _day < 0 ? 1 : _day;
        InRange(_day, 1, CivilDate.DaysIn(_month, _year), "day");
        return _isUtc ? Moment(GoZone.Utc)
            : _offset is { } offset ? AtOffset(offset, local)
            : _letters.Length > 0 ? AtLetters(local)
            : Moment(local);
    }

    private void ApplyYearDay()
    {
        InRange(_yearDay, 1, CivilDate.IsLeap(_year) ? 366 : 365, "day-of-year");
        var (_, month, day) = CivilDate.FromDays(CivilDate.ToDays(_year, 1, _yearDay));
        if ((_month >= 0 && _month != month) || (_day >= 0 && _day != day))
        {
            throw new FunctionException($"parsing time \"{value}\": day-of-year does not match the date");
        }

        (_month, _day) = (month, day);
    }

    private GoTime Moment(GoZone zone) => GoTime.Of(_year, _month, _day, _hour, _minute, _second, _nanosecond, zone);

    private GoTime AtOffset(int offset, GoZone local)
    {
        var time = Moment(GoZone.Utc).Add(-offset * GoTime.NanosecondsInSecond);
        var (letters, usual) = local.At(time.UnixSeconds);
        bool isLocal = usual == offset && (_letters.Length == 0 || string.Equals(letters, _letters, StringComparison.Ordinal));
        return time.In(isLocal ? local : GoZone.Fixed(_letters, offset));
    }

    private GoTime AtLetters(GoZone local)
    {
        var time = Moment(GoZone.Utc);
        if (local.OffsetOf(_letters, time.UnixSeconds) is { } known)
        {
            return time.Add(-known * GoTime.NanosecondsInSecond).In(local);
        }

        // Letters that are not of the local zone are kept, but nobody can tell what they stand for. As in Go, the hours of
        // GMT+3 only move what is shown: the value itself is read as UTC.
        bool isGmt = int.TryParse(_letters.AsSpan(Math.Min(3, _letters.Length)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hours)
            && _letters.StartsWith("GMT", StringComparison.Ordinal);
        return time.In(GoZone.Fixed(_letters, isGmt ? hours * 3600 : 0));
    }

    private FunctionException Misfit(string part) =>
        new($"parsing time \"{value}\" as \"{layout}\": cannot parse \"{_rest}\" as \"{part}\"");
}
