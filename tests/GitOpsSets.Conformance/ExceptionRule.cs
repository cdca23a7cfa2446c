using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace GitOpsSets.Conformance;

/// <summary>Cases we answer differently on purpose.</summary>
/// <param name="Match">Pattern over <c>area/file/id</c>; <c>*</c> stands for any run of characters.</param>
/// <param name="Reason">Why ours is better for the user.</param>
/// <param name="Ours">What we answer instead.</param>
internal sealed record ExceptionRule(
    [property: JsonPropertyName("match")] string Match,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("ours")] string Ours)
{
    private readonly Regex _pattern = new(
        "^" + Regex.Escape(Match).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public bool Covers(ConformanceCase recorded) => _pattern.IsMatch(recorded.Path);
}
