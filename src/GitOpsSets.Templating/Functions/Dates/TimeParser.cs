using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Reads a time in a layout; mirrors <c>parse</c> of Go's <c>time/format.go</c>.</summary>
/// <param name="layout">Go reference layout.</param>
/// <param name="value">What is read.</param>
internal sealed class TimeParser(string layout, string value)
{
    private const int CenturyPivot = 69;

    private readonly TimeText _text = new(value);
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
        var parser = new TimeParser(layout, value);
        parser.ReadAll();
        return parser.Finish(local);
    }

    private void ReadAll()
    {
        string remaining = layout;
        while (true)
        {
            var chunk = LayoutChunk.Next(remaining);
            if (!_text.SkipLiteral(chunk.Prefix))
            {
                throw Misfit(_text.Rest, chunk.Prefix);
            }

            if (chunk.Part == LayoutPart.None)
            {
                break;
            }

            string before = _text.Rest;
            remaining = chunk.Rest;
            if (!Read(chunk, remaining))
            {
                throw Misfit(before, chunk.Text);
            }
        }

        if (_text.Rest.Length > 0)
        {
            throw new FunctionException($"parsing time \"{value}\": extra text: \"{_text.Rest}\"");
        }
    }

    private bool Read(LayoutChunk chunk, string remaining) => chunk.Part switch
    {
        LayoutPart.Year => ReadShortYear(),
        LayoutPart.LongYear => _text.Rest.Length >= 4 && char.IsAsciiDigit(_text.Rest[0]) && _text.ReadSigned(4, out _year),
        LayoutPart.Month => _text.ReadName(TimeNames.Months, isShort: true, out _month) && ++_month > 0,
        LayoutPart.LongMonth => _text.ReadName(TimeNames.Months, isShort: false, out _month) && ++_month > 0,
        LayoutPart.MonthNumber => _text.ReadNumber(out _month, isFixed: false) && _text.InRange(_month, 1, 12, "month"),
        LayoutPart.ZeroMonth => _text.ReadNumber(out _month, isFixed: true) && _text.InRange(_month, 1, 12, "month"),
        LayoutPart.Weekday => _text.ReadName(TimeNames.Weekdays, isShort: true, out _),
        LayoutPart.LongWeekday => _text.ReadName(TimeNames.Weekdays, isShort: false, out _),
        LayoutPart.Day => _text.ReadNumber(out _day, isFixed: false),
        LayoutPart.PaddedDay => _text.SkipSpaces(1) && _text.ReadNumber(out _day, isFixed: false),
        LayoutPart.ZeroDay => _text.ReadNumber(out _day, isFixed: true),
        LayoutPart.PaddedYearDay => _text.SkipSpaces(2) && _text.ReadYearDay(isFixed: false, out _yearDay),
        LayoutPart.ZeroYearDay => _text.ReadYearDay(isFixed: true, out _yearDay),
        LayoutPart.Hour => _text.ReadNumber(out _hour, isFixed: false) && _text.InRange(_hour, 0, 23, "hour"),
        LayoutPart.HalfDayHour => _text.ReadNumber(out _hour, isFixed: false) && _text.InRange(_hour, 0, 12, "hour"),
        LayoutPart.ZeroHalfDayHour => _text.ReadNumber(out _hour, isFixed: true) && _text.InRange(_hour, 0, 12, "hour"),
        LayoutPart.Minute => _text.ReadNumber(out _minute, isFixed: false) && _text.InRange(_minute, 0, 59, "minute"),
        LayoutPart.ZeroMinute => _text.ReadNumber(out _minute, isFixed: true) && _text.InRange(_minute, 0, 59, "minute"),
        LayoutPart.Second => ReadSecond(isFixed: false, remaining),
        LayoutPart.ZeroSecond => ReadSecond(isFixed: true, remaining),
        LayoutPart.UpperHalfDay => ReadHalfDay("AM", "PM"),
        LayoutPart.LowerHalfDay => ReadHalfDay("am", "pm"),
        LayoutPart.IsoZone or LayoutPart.NumericZone => ReadOffset(chunk),
        LayoutPart.ZoneLetters => ReadLetters(),
        LayoutPart.Fraction => _text.Rest.Length > chunk.Digits && _text.ReadFraction(chunk.Digits, ref _nanosecond),
        _ => _text.ReadOptionalFraction(ref _nanosecond),
    };

    private bool ReadShortYear()
    {
        if (_text.Rest.Length < 2 || !_text.ReadSigned(2, out _year))
        {
            return false;
        }

        _year += _year >= CenturyPivot ? 1900 : 2000;
        return true;
    }

    private bool ReadSecond(bool isFixed, string remaining)
    {
        if (!_text.ReadNumber(out _second, isFixed) || !_text.InRange(_second, 0, 59, "second"))
        {
            return false;
        }

        // A fraction may follow the seconds even when the layout has none.
        bool layoutReadsIt = LayoutChunk.Next(remaining).Part is LayoutPart.Fraction or LayoutPart.TrimmedFraction;
        return layoutReadsIt || _text.ReadOptionalFraction(ref _nanosecond);
    }

    private bool ReadHalfDay(string morning, string afternoon)
    {
        bool isAfternoon = _text.Take(afternoon);
        if (!isAfternoon && !_text.Take(morning))
        {
            return false;
        }

        _isAfternoon = _isAfternoon == true || isAfternoon;
        return true;
    }

    private bool ReadLetters()
    {
        if (_text.Take("UTC"))
        {
            _isUtc = true;
            return true;
        }

        _letters = _text.Take(ZoneLetters.LengthAt(_text.Rest));
        return _letters.Length > 0;
    }

    private bool ReadOffset(LayoutChunk chunk)
    {
        if (chunk.Part == LayoutPart.IsoZone && _text.Take("Z"))
        {
            _isUtc = true;
            return true;
        }

        if (!_text.ReadOffset(chunk.Text, out int seconds))
        {
            return false;
        }

        _offset = seconds;
        return true;
    }

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
        _text.InRange(_day, 1, CivilDate.DaysIn(_month, _year), "day");
        return _isUtc ? Moment(GoZone.Utc)
            : _offset is { } offset ? AtOffset(offset, local)
            : _letters.Length > 0 ? AtLetters(local)
            : Moment(local);
    }

    private void ApplyYearDay()
    {
        _text.InRange(_yearDay, 1, CivilDate.IsLeap(_year) ? 366 : 365, "day-of-year");
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

    private FunctionException Misfit(string rest, string part) =>
        new($"parsing time \"{value}\" as \"{layout}\": cannot parse \"{rest}\" as \"{part}\"");
}
