using System.Text;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>The user's own text in a message.</summary>
internal static class WrittenText
{
    private const int MostCharacters = 80;

    /// <summary>The text in quotes, on one line, cut when it is long.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (quoted.Length > MostCharacters)
            {
                quoted.Append('…');
                break;
            }

            if (rune.Value == '\n')
            {
                quoted.Append("\\n");
            }
            else
            {
                quoted.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
            }
        }

        return quoted.Append('\'').ToString();
    }
}
