using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Reads anchors and aliases: <c>&amp;name</c>, <c>*name</c>.</summary>
internal sealed class AnchorScanner(TextCursor cursor)
{
    public Token Scan()
    {
        bool isAlias = cursor.Current == '*';
        var startMark = cursor.SkipIndicator();
        int from = cursor.Position;
        while (Characters.IsName(cursor.Current))
        {
            cursor.Skip();
        }

        if (cursor.Position == from || !(Characters.IsBlankBreakOrEnd(cursor.Current) || cursor.Current is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
        {
            throw cursor.ErrorAt(startMark, isAlias
                ? "* starts an alias, whose name has only letters, digits, _ and -; text that starts with * needs quotes"
                : "& starts an anchor, whose name has only letters, digits, _ and -; text that starts with & needs quotes");
        }

        var name = new AnchorName(cursor.Text[from..cursor.Position]);
        return isAlias ? new AnchorAlias(name, startMark, cursor.Mark) : new Anchor(name, startMark, cursor.Mark);
    }
}
