namespace GitOpsSets.Engine.Generators.Schedules;

internal static class EveryDuration
{
    public static bool TryParse(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        string rest = text.TrimStart('-', '+');
        if (text.Length - rest.Length > 1 || rest.Length == 0) { return false; }
        if (rest == "0") { return true; }
        decimal total = 0;
        while (rest.Length > 0)
        {
            int digits = 0;
            while (digits < rest.Length && (char.IsAsciiDigit(rest[digits]) || rest[digits] == '.')) { digits++; }
            if (!decimal.TryParse(rest[..digits], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out decimal number)) { return false; }
            rest = rest[digits..];
            (string unit, decimal factor) = new (string, decimal)[] { ("ns", 1m), ("us", 1e3m), ("ms", 1e6m), ("s", 1e9m), ("m", 60e9m), ("h", 3600e9m) }.FirstOrDefault(u => rest.StartsWith(u.Item1, StringComparison.Ordinal));
            if (unit is null) { return false; }
            rest = rest[unit.Length..];
            total += number * factor;
        }
        nanoseconds = (long)(text[0] == '-' ? -total : total);
        return true;
    }
}
