using System.Collections.Frozen;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>The sets that a pattern calls by name: <c>\d</c>, <c>[:alpha:]</c>, <c>\p{Greek}</c>.</summary>
internal static class NamedSets
{
    private static readonly FrozenDictionary<char, CharacterSet> PerlSets = new Dictionary<char, CharacterSet>
    {
        ['d'] = Ascii("09"),
        ['s'] = Ascii("\t\n\f\r  "),
        ['w'] = Ascii("09AZ__az"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, CharacterSet> PosixSets = new Dictionary<string, CharacterSet>(StringComparer.Ordinal)
    {
        ["alnum"] = Ascii("09AZaz"),
        ["alpha"] = Ascii("AZaz"),
        ["ascii"] = Ascii("\0\u007F"),
        ["blank"] = Ascii("\t\t  "),
        ["cntrl"] = Ascii("\0\u001F\u007F\u007F"),
        ["digit"] = Ascii("09"),
        ["graph"] = Ascii("!~"),
        ["lower"] = Ascii("az"),
        ["print"] = Ascii(" ~"),
        ["punct"] = Ascii("!/:@[`{~"),
        ["space"] = Ascii("\t\r  "),
        ["upper"] = Ascii("AZ"),
        ["word"] = Ascii("09AZaz__"),
        ["xdigit"] = Ascii("09AFaf"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary><c>\d \s \w</c> and, in upper case, what they leave out; null for any other letter.</summary>
    public static CharacterSet? Perl(char letter, bool foldCase) =>
        PerlSets.TryGetValue(char.ToLowerInvariant(letter), out var set) ? Signed(set, char.IsAsciiLetterUpper(letter), foldCase) : null;

    /// <summary><c>[:name:]</c> or <c>[:^name:]</c>; null when there is no such name.</summary>
    /// <param name="name">What is between the colons.</param>
    /// <param name="foldCase">Whether letters stand for their other cases.</param>
    public static CharacterSet? Posix(string name, bool foldCase)
    {
        bool negated = name.StartsWith('^');
        return PosixSets.TryGetValue(negated ? name[1..] : name, out var set) ? Signed(set, negated, foldCase) : null;
    }

    /// <summary><c>\p{name}</c>: a category, a script, <c>Any</c>, <c>ASCII</c> or <c>Assigned</c>; case, spaces, hyphens and underscores do not count. Null when there is no such name.</summary>
    public static CharacterSet? Unicode(string name, bool negated, bool foldCase)
    {
        string canonical = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var set = canonical.ToUpperInvariant() switch
        {
            "ANY" => CharacterSet.Any,
            "ASCII" => PosixSets["ascii"],
            "ASSIGNED" => UnicodeCategories.Find("Cn")?.Complement(),
            _ => UnicodeCategories.Find(canonical) ?? UnicodeScripts.Find(canonical),
        };
        return set is null ? null : Signed(set, negated, foldCase);
    }

    // folding comes first: (?i)[[:^lower:]] has no letters at all
    private static CharacterSet Signed(CharacterSet set, bool negated, bool foldCase)
    {
        var folded = foldCase ? set.Folded() : set;
        return negated ? folded.Complement() : folded;
    }

    private static CharacterSet Ascii(string bounds) => new(bounds.Chunk(2).Select(pair => new CodePointRange(pair[0], pair[1])));
}
