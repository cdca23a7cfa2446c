namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>The reference parts of Go's time layouts, named after what they stand for.</summary>
internal enum LayoutPart
{
    /// <summary>Nothing but text up to the end.</summary>
    None,

    /// <summary><c>January</c></summary>
    LongMonth,

    /// <summary><c>Jan</c></summary>
    Month,

    /// <summary><c>1</c></summary>
    MonthNumber,

    /// <summary><c>01</c></summary>
    ZeroMonth,

    /// <summary><c>Monday</c></summary>
    LongWeekday,

    /// <summary><c>Mon</c></summary>
    Weekday,

    /// <summary><c>2</c></summary>
    Day,

    /// <summary><c>_2</c></summary>
    PaddedDay,

    /// <summary><c>02</c></summary>
    ZeroDay,

    /// <summary><c>__2</c></summary>
    PaddedYearDay,

    /// <summary><c>002</c></summary>
    ZeroYearDay,

    /// <summary><c>15</c></summary>
    Hour,

    /// <summary><c>3</c></summary>
    HalfDayHour,

    /// <summary><c>03</c></summary>
    ZeroHalfDayHour,

    /// <summary><c>4</c></summary>
    Minute,

    /// <summary><c>04</c></summary>
    ZeroMinute,

    /// <summary><c>5</c></summary>
    Second,

    /// <summary><c>05</c></summary>
    ZeroSecond,

    /// <summary><c>2006</c></summary>
    LongYear,

    /// <summary><c>06</c></summary>
    Year,

    /// <summary><c>PM</c></summary>
    UpperHalfDay,

    /// <summary><c>pm</c></summary>
    LowerHalfDay,

    /// <summary><c>MST</c></summary>
    ZoneLetters,

    /// <summary><c>-0700</c> and its kin; the part's text tells which.</summary>
    NumericZone,

    /// <summary><c>Z0700</c> and its kin: <c>Z</c> for UTC.</summary>
    IsoZone,

    /// <summary><c>.000</c>, <c>,000</c>: as many digits.</summary>
    Fraction,

    /// <summary><c>.999</c>, <c>,999</c>: at most as many digits, no trailing zeros.</summary>
    TrimmedFraction,
}
