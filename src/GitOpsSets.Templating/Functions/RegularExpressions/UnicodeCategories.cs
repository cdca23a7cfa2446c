using System.Collections.Frozen;
using System.Globalization;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>The general categories of Unicode by their short and long names, as Go's <c>unicode.Categories</c> and <c>unicode.CategoryAliases</c> have them.</summary>
internal static class UnicodeCategories
{
    // short name and long names, then the .NET categories
    private static readonly FrozenDictionary<string, UnicodeCategory[]> Names = Index(
        ("C|Other", [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.OtherNotAssigned, UnicodeCategory.PrivateUse, UnicodeCategory.Surrogate]),
        ("Cc|Control|Cntrl", [UnicodeCategory.Control]),
        ("Cf|Format", [UnicodeCategory.Format]),
        ("Cn|Unassigned", [UnicodeCategory.OtherNotAssigned]),
        ("Co|PrivateUse", [UnicodeCategory.PrivateUse]),
        ("Cs|Surrogate", [UnicodeCategory.Surrogate]),
        ("L|Letter", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter]),
        ("LC|CasedLetter", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter]),
        ("Lu|UppercaseLetter", [UnicodeCategory.UppercaseLetter]),
        ("Ll|LowercaseLetter", [UnicodeCategory.LowercaseLetter]),
        ("Lt|TitlecaseLetter", [UnicodeCategory.TitlecaseLetter]),
        ("Lm|ModifierLetter", [UnicodeCategory.ModifierLetter]),
        ("Lo|OtherLetter", [UnicodeCategory.OtherLetter]),
        ("M|Mark|CombiningMark", [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark]),
        ("Mn|NonspacingMark", [UnicodeCategory.NonSpacingMark]),
        ("Mc|SpacingMark", [UnicodeCategory.SpacingCombiningMark]),
        ("Me|EnclosingMark", [UnicodeCategory.EnclosingMark]),
        ("N|Number", [UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber]),
        ("Nd|DecimalNumber|Digit", [UnicodeCategory.DecimalDigitNumber]),
        ("Nl|LetterNumber", [UnicodeCategory.LetterNumber]),
        ("No|OtherNumber", [UnicodeCategory.OtherNumber]),
        ("P|Punctuation|Punct", [UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation, UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation]),
        ("Pc|ConnectorPunctuation", [UnicodeCategory.ConnectorPunctuation]),
        ("Pd|DashPunctuation", [UnicodeCategory.DashPunctuation]),
        ("Ps|OpenPunctuation", [UnicodeCategory.OpenPunctuation]),
        ("Pe|ClosePunctuation", [UnicodeCategory.ClosePunctuation]),
        ("Pi|InitialPunctuation", [UnicodeCategory.InitialQuotePunctuation]),
        ("Pf|FinalPunctuation", [UnicodeCategory.FinalQuotePunctuation]),
        ("Po|OtherPunctuation", [UnicodeCategory.OtherPunctuation]),
        ("S|Symbol", [UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol]),
        ("Sm|MathSymbol", [UnicodeCategory.MathSymbol]),
        ("Sc|CurrencySymbol", [UnicodeCategory.CurrencySymbol]),
        ("Sk|ModifierSymbol", [UnicodeCategory.ModifierSymbol]),
        ("So|OtherSymbol", [UnicodeCategory.OtherSymbol]),
        ("Z|Separator", [UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator]),
        ("Zs|SpaceSeparator", [UnicodeCategory.SpaceSeparator]),
        ("Zl|LineSeparator", [UnicodeCategory.LineSeparator]),
        ("Zp|ParagraphSeparator", [UnicodeCategory.ParagraphSeparator]));

    private static readonly Lazy<FrozenDictionary<UnicodeCategory, CodePointRange[]>> Ranges = new(Scan);

    /// <summary>The characters of a category, or null when there is none of that name. Case does not count.</summary>
    /// <param name="name">Without underscores.</param>
    public static CharacterSet? Find(string name) =>
        Names.TryGetValue(name, out var categories) ? new CharacterSet(categories.SelectMany(category => Ranges.Value[category])) : null;

    private static FrozenDictionary<string, UnicodeCategory[]> Index(params (string Names, UnicodeCategory[] Categories)[] rows) =>
        rows.SelectMany(row => row.Names.Split('|').Select(name => KeyValuePair.Create(name, row.Categories))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<UnicodeCategory, CodePointRange[]> Scan()
    {
        var ranges = Enum.GetValues<UnicodeCategory>().ToDictionary(category => category, _ => new List<CodePointRange>());
        for (int first = 0; first <= CharacterSet.LargestCodePoint;)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(first);
            int last = first;
            while (last < CharacterSet.LargestCodePoint && CharUnicodeInfo.GetUnicodeCategory(last + 1) == category)
            {
                last++;
            }

            ranges[category].Add(new CodePointRange(first, last));
            first = last + 1;
        }

        return ranges.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToArray());
    }
}
