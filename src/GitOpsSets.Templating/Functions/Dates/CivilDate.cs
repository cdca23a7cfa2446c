namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Days of the proleptic Gregorian calendar, for years of any size and sign.</summary>
internal static class CivilDate
{
    private const int DaysInEra = 146_097;
    private const int YearsInEra = 400;
    private const int DaysFromEraToUnix = 719_468;

    /// <summary>Days since 1 January 1970.</summary>
    /// <param name="year">Any.</param>
    /// <param name="month">Any: 13 is January of the next year.</param>
    /// <param name="day">Any: 0 is the last day of the month before.</param>
    public static long ToDays(long year, long month, long day)
    {
        year += FloorDivide(month - 1, 12);
        month = FloorModulo(month - 1, 12) + 1;
        long shifted = month <= 2 ? year - 1 : year;
        long era = FloorDivide(shifted, YearsInEra);
        long yearOfEra = shifted - (era * YearsInEra);
        long dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysInEra) + dayOfEra - DaysFromEraToUnix + day - 1;
    }

    /// <summary>The date of a day counted from 1 January 1970.</summary>
    public static (long Year, int Month, int Day) FromDays(long days)
    {
        days += DaysFromEraToUnix;
        long era = FloorDivide(days, DaysInEra);
        long dayOfEra = days - (era * DaysInEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        int day = (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
        int month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        return (yearOfEra + (era * YearsInEra) + (month <= 2 ? 1 : 0), month, day);
    }

    /// <summary>Whether the year has a 29 February.</summary>
    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>The days of a month.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="year">Any.</param>
    public static int DaysIn(int month, long year) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Division that rounds down.</summary>
    public static long FloorDivide(long dividend, long divisor) => (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    /// <summary>The remainder of <see cref="FloorDivide"/>, never negative.</summary>
    public static long FloorModulo(long dividend, long divisor)
    {
        long remainder = dividend % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }
}
