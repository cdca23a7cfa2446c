using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Reads <c>%YAML</c> and <c>%TAG</c>.</summary>
internal sealed class DirectiveScanner(TextCursor cursor, TagScanner tags)
{
    private const int LongestVersionNumber = 2;

    public Token Scan()
    {
        var startMark = cursor.Mark;
        cursor.Skip();
        int from = cursor.Position;
        while (Characters.IsName(cursor.Current))
        {
            cursor.Skip();
        }

        Token token;
        switch (cursor.Text[from..cursor.Position])
        {
            case "YAML" when Characters.IsBlankBreakOrEnd(cursor.Current):
                var version = ScanVersion();
                token = new VersionDirective(version, startMark, cursor.Mark);
                break;
            case "TAG" when Characters.IsBlankBreakOrEnd(cursor.Current):
                var (handle, prefix) = ScanTag();
                token = new TagDirective(handle, prefix, startMark, cursor.Mark);
                break;
            default:
                throw cursor.ErrorAt(startMark, "a line that starts with % must be %YAML 1.1 or %TAG; text that starts with % needs quotes");
        }

        SkipRestOfLine();
        return token;
    }

    private YamlDotNet.Core.Version ScanVersion()
    {
        cursor.SkipBlanks();
        var mark = cursor.Mark;
        int major = ScanNumber();
        if (cursor.Current != '.')
        {
            throw cursor.Error("%YAML needs a version such as 1.1");
        }

        cursor.Skip();
        int minor = ScanNumber();
        return (major, minor) == (1, 1) ? new YamlDotNet.Core.Version(major, minor) : throw cursor.ErrorAt(mark, "this version of YAML is not supported: leave the directive out, or say 1.1");
    }

    private int ScanNumber()
    {
        int number = 0;
        int from = cursor.Position;
        while (char.IsAsciiDigit(cursor.Current) && cursor.Position - from <= LongestVersionNumber)
        {
            number = (number * 10) + cursor.Current - '0';
            cursor.Skip();
        }

        return cursor.Position - from is > 0 and <= LongestVersionNumber ? number : throw cursor.Error("%YAML needs a version such as 1.1");
    }

    private (string Handle, string Prefix) ScanTag()
    {
        cursor.SkipBlanks();
        string handle = tags.ScanHandle();
        if (handle != "!" && handle[^1] != '!')
        {
            throw cursor.Error("the name that %TAG gives must start and end with !");
        }

        if (!Characters.IsBlank(cursor.Current))
        {
            throw cursor.Error("%TAG needs a name, a space and a prefix");
        }

        cursor.SkipBlanks();
        string prefix = tags.ScanUri("");
        return Characters.IsBlankBreakOrEnd(cursor.Current) ? (handle, prefix) : throw cursor.Error("the prefix of a %TAG must end the line");
    }

    private void SkipRestOfLine()
    {
        cursor.SkipBlanks();
        if (cursor.Current == '#')
        {
            cursor.SkipToBreak();
        }

        if (!Characters.IsBreakOrEnd(cursor.Current))
        {
            throw cursor.Error("nothing but a comment may follow a directive on its line");
        }

        if (!cursor.AtEnd)
        {
            cursor.SkipLineBreak();
        }
    }
}
