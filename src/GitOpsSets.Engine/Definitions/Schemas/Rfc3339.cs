using System.Globalization;
using System.Text.RegularExpressions;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Times as schemas of format <c>date-time</c> want them (kube-openapi <c>strfmt.IsDateTime</c>).</summary>
internal static partial class Rfc3339
{
    /// <summary>Whether a text is a date, a time of day and an offset.</summary>
    public static bool IsTime(string text) =>
        Form().Match(text) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups["date"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[tT]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([zZ]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
