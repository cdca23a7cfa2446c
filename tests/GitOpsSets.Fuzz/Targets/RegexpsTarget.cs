using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>RE2: the first line is the pattern, the second the replacement, the others the text.</summary>
internal sealed class RegexpsTarget : IFuzzTarget
{
    private const int LongestReplacement = 200;

    public string Name => "regexps";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } =
        [new RecordedSeeds("ports/", recorded => RecordedSeeds.Text(recorded, "pattern") is { } pattern ? $"{pattern}\n{RecordedSeeds.Text(recorded, "replacement")}\n{RecordedSeeds.Text(recorded, "input")}" : null)];

    public IReadOnlyList<string> Words { get; } =
    [
        "(", ")", "(?:", "(?i)", "(?s)", "(?m)", "(?U)", "(?P<n>", "(?<n>", "(?i-s:", "[", "]", "[^", "[[:alpha:]]", "[a-z]", "[\\d-z]", "\\d", "\\D", "\\w", "\\s", "\\b", "\\B", "\\A", "\\z", "\\Q", "\\E", "\\pL", "\\p{Greek}", "\\P{Lu}", "\\x{10FFFF}", "\\x41", "\\C",
        "*", "+", "?", "*?", "+?", "??", "{2}", "{2,}", "{2,5}", "{1000}", "{1001}", "{,3}", "|", "^", "$", ".", "(a*)*", "(a|aa)+", "(x+x+)+y", "((a{10}){10}){10}", "$1", "${1}", "${n}", "$$", "$x", "a", "aaaaaaaaaaaaaaaa", "ſ", "K",
    ];

    public string Try(byte[] input)
    {
        string[] lines = GoText.FromUtf8(input).Split('\n', 3);
        var (pattern, replacement, text) = (lines[0], lines.Length > 1 ? lines[1] : "", lines.Length > 2 ? lines[2] : "");
        try
        {
            var expression = RegularExpression.Compile(pattern);
            bool isMatch = expression.IsMatch(text);
            int groups = expression.FindSubmatch(text)?.Length ?? 0;
            var found = expression.FindAll(text, -1);
            if (isMatch != (expression.Find(text) is not null) || isMatch != groups > 0 || isMatch != found is not null)
            {
                throw new BrokenLawException("all ways to ask agree whether there is a match", $"{isMatch}, {groups} groups, {found?.Count} found");
            }

            string canonical = GoText.Canonical(text);
            if (expression.ReplaceAll(text, "$0") != canonical && pattern.Length > 0)
            {
                throw new BrokenLawException("replacing each match with itself changes nothing", $"{expression.ReplaceAll(text, "$0")} of {canonical}");
            }

            int parts = expression.Split(text, -1).Count;

            // The template functions ask the budget how long the result will be; here nobody does.
            int length = expression.ReplaceAll(text, replacement.Length > LongestReplacement ? replacement[..LongestReplacement] : replacement).Length;
            return $"{isMatch} {groups} {Answers.Roughly(found?.Count ?? 0)} {Answers.Roughly(parts)} {Answers.Roughly(length)}";
        }
        catch (RegularExpressionException exception)
        {
            return Answers.Refused(exception.Message);
        }
    }
}
