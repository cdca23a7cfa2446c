using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>Reads the steps that hold no other: fields, words, numbers and quoted texts.</summary>
internal static class PathTerms
{
    public static PathNode Field(PathCursor cursor)
    {
        cursor.Discard();
        while (true)
        {
            var rune = cursor.Next();
            if (rune is { Value: '\\' })
            {
                cursor.Next();
            }
            else if (PathCursor.IsTerminator(rune))
            {
                cursor.Back(rune);
                break;
            }
        }

        string name = cursor.Consume();
        return name == "*" ? new PathNode.Wildcard() : new PathNode.Field(name.Replace("\\", "", StringComparison.Ordinal));
    }

    public static PathNode Word(PathCursor cursor)
    {
        Rune? rune;
        do
        {
            rune = cursor.Next();
        }
        while (!PathCursor.IsTerminator(rune));

        cursor.Back(rune);
        string word = cursor.Consume();
        return word is "true" or "false" ? new PathNode.Truth(word == "true") : new PathNode.Word(word);
    }

    public static PathNode Number(PathCursor cursor)
    {
        if (cursor.Peek() is { Value: '+' or '-' })
        {
            cursor.Next();
        }

        Rune? rune;
        do
        {
            rune = cursor.Next();
        }
        while (rune is { Value: '.' } || PathCursor.IsDigit(rune));

        cursor.Back(rune);
        string text = cursor.Consume();
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole))
        {
            return new PathNode.WholeNumber(whole);
        }

        return text.Any(char.IsAsciiDigit) && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            ? new PathNode.FloatNumber(number)
            : throw new JsonPathException($"'{text}' is no number");
    }

    public static PathNode.Text Quoted(PathCursor cursor, Rune quote)
    {
        while (true)
        {
            var rune = cursor.Next();
            if (rune is null or { Value: '\n' })
            {
                throw new JsonPathException("a quoted text is not closed");
            }

            if (rune == quote && !cursor.IsEscaped)
            {
                return new PathNode.Text(PathQuotes.Unquote(cursor.Consume()));
            }
        }
    }
}
