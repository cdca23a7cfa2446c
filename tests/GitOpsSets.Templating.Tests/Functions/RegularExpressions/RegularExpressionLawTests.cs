using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Testing;

namespace GitOpsSets.Templating.Tests.Functions.RegularExpressions;

/// <summary>Where RE2 and .NET mean the same, another engine gives the same answer.</summary>
public sealed class RegularExpressionLawTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // No class that knows more than ASCII in one engine, no assertion that sees a last line feed in one, no loop over what may be empty.
    private static readonly string[] Atoms = ["a", "b", "c", "ab", ".", "[ab]", "[^a]", "[a-c]", "[^bc]", "\\.", "\\x61", "[0-9]", "é", "-", "\\n"];

    private static readonly string[] Counts = ["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,1}?", "{2,}"];

    [Fact]
    public void The_first_match_is_that_of_another_engine() => Law.Holds(Cases(), one => RegularExpression.Compile(one.Pattern).Find(one.Text) == Theirs(one.Pattern, one.Text), 4_000);

    [Fact]
    public void Whether_there_is_a_match_is_what_another_engine_says() =>
        Law.Holds(Cases(), one => RegularExpression.Compile(one.Pattern).IsMatch(one.Text) == (Theirs(one.Pattern, one.Text) is not null), 4_000);

    [Fact]
    public void Groups_that_are_not_repeated_are_those_of_another_engine() => Law.Holds(
        Law.Three(Atom(), Atom(), Gen.Zip(Atom(), Texts())).Select(parts => (Pattern: $"({parts.Item1})({parts.Item2}|{parts.Item3.Item1})", Text: parts.Item3.Item2)),
        one => string.Join('\n', RegularExpression.Compile(one.Pattern).FindSubmatch(one.Text) ?? []) == (Regex.Match(one.Text, one.Pattern, RegexOptions.CultureInvariant, Patience) is { Success: true } match ? string.Join('\n', match.Groups.Values.Select(group => group.Value)) : ""),
        2_000);

    [Fact]
    public void A_quoted_text_matches_itself_and_nothing_else() => Law.Holds(
        Gen.Zip(ArbMap.Default.GeneratorFor<NonNull<string>>(), Texts()).Select(pair => (Text: pair.Item1.Get, Other: pair.Item2)),
        pair => RegularExpression.Compile(@"\A" + RegularExpression.QuoteMeta(pair.Text) + @"\z") is var quoted && quoted.IsMatch(pair.Text) && quoted.IsMatch(pair.Other) == (pair.Other == pair.Text));

    private static string? Theirs(string pattern, string text) => Regex.Match(text, pattern, RegexOptions.CultureInvariant, Patience) is { Success: true } match ? match.Value : null;

    private static Gen<(string Pattern, string Text)> Cases() => Gen.Zip(Pattern(3), Texts());

    private static Gen<string> Pattern(int depth) => Law.Three(Gen.Elements("", "", "", "\\A"), Alternatives(depth), Gen.Elements("", "", "", "\\z")).Select(parts => parts.Item1 + parts.Item2 + parts.Item3);

    private static Gen<string> Alternatives(int depth) => Sequence(depth).NonEmptyListOf().Select(choices => choices.Count == 1 ? choices[0] : "(?:" + string.Join('|', choices.Take(3)) + ")");

    private static Gen<string> Sequence(int depth) => Piece(depth).NonEmptyListOf().Select(pieces => string.Concat(pieces.Take(4)));

    private static Gen<string> Piece(int depth) => depth == 0 ? Atom() : Gen.OneOf(Atom(), Atom(), Gen.Zip(NeverEmpty(depth - 1), Gen.Elements(Counts)).Select(parts => $"({parts.Item1}){parts.Item2}"));

    // An atom without a count comes first, so that the group takes at least one character.
    private static Gen<string> NeverEmpty(int depth) => Gen.Zip(Gen.Elements(Atoms), Sequence(depth)).Select(parts => parts.Item1 + parts.Item2);

    private static Gen<string> Atom() => Gen.Zip(Gen.Elements(Atoms.Where(atom => atom != "ab").ToArray()), Gen.Elements(Counts)).Select(parts => parts.Item1 + parts.Item2);

    private static Gen<string> Texts() => Gen.Elements("a", "b", "c", "aa", "ab", ".", "0", "\n", "é", "-", "x").ArrayOf().Select(parts => string.Concat(parts.Take(12)));
}
