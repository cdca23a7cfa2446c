using System.Text.RegularExpressions;

namespace GitOpsSets.Conformance;

/// <summary>One pattern of a rule.</summary>
/// <param name="text">As written; <c>*</c> stands for any run of characters.</param>
internal sealed class CasePattern(string text)
{
    private readonly Regex _expression = new(
        "^" + Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public bool Covers(ConformanceCase recorded) => _expression.IsMatch(recorded.Path);

    public override string ToString() => text;
}
