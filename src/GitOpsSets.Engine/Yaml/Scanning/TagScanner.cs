using System.Globalization;
using System.Text;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Reads tags such as <c>!!str</c> and the parts of them that <c>%TAG</c> has.</summary>
internal sealed class TagScanner(TextCursor cursor)
{
    public Tag Scan()
    {
        var startMark = cursor.Mark;
        string handle = "";
        string suffix;
        if (cursor.Peek(1) == '<')
        {
            cursor.Skip();
            cursor.Skip();
            suffix = ScanUri("");
            if (cursor.Current != '>')
            {
                throw cursor.Error("the > of a tag is missing");
            }

            cursor.Skip();
        }
        else
        {
            handle = ScanHandle();
            if (handle.Length > 1 && handle[^1] == '!')
            {
                suffix = ScanUri("");
            }
            else
            {
                suffix = ScanUri(handle[1..], mayBeEmpty: true);
                handle = "!";
                if (suffix.Length == 0)
                {
                    (handle, suffix) = (suffix, handle);
                }
            }
        }

        if (!Characters.IsBlankBreakOrEnd(cursor.Current))
        {
            throw cursor.Error("a space must follow a tag");
        }

        return new Tag(handle, suffix, startMark, cursor.Mark);
    }

    /// <summary>Reads <c>!</c>, <c>!!</c> or <c>!name!</c>; without its last mark it is the start of a tag.</summary>
    public string ScanHandle()
    {
        if (cursor.Current != '!')
        {
            throw cursor.Error("a tag starts with !");
        }

        int from = cursor.Position;
        cursor.Skip();
        while (Characters.IsName(cursor.Current))
        {
            cursor.Skip();
        }

        if (cursor.Current == '!')
        {
            cursor.Skip();
        }

        return cursor.Text[from..cursor.Position];
    }

    public string ScanUri(string head, bool mayBeEmpty = false)
    {
        var uri = new StringBuilder(head);
        while (IsUriCharacter(cursor.Current))
        {
            if (cursor.Current == '%')
            {
                uri.Append(ScanEscape());
            }
            else
            {
                uri.Append(cursor.Current);
                cursor.Skip();
            }
        }

        return uri.Length > 0 || mayBeEmpty ? uri.ToString() : throw cursor.Error("a tag needs a name");
    }

    private static bool IsUriCharacter(char c) => Characters.IsName(c) || (c != '\0' && ";/?:@&=+$,.!~*'()[]%".Contains(c, StringComparison.Ordinal));

    private string ScanEscape()
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = 0;
        do
        {
            if (cursor.Current != '%' || cursor.Position + 3 > cursor.End ||
                !byte.TryParse(cursor.Text.AsSpan(cursor.Position + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
            {
                throw cursor.Error("% in a tag needs two hexadecimal digits");
            }

            count++;
            cursor.MoveTo(cursor.Position + 3);
        }
        while (Rune.DecodeFromUtf8(bytes[..count], out _, out _) == System.Buffers.OperationStatus.NeedMoreData && count < 4);

        return Rune.DecodeFromUtf8(bytes[..count], out var rune, out int used) == System.Buffers.OperationStatus.Done && used == count
            ? rune.ToString()
            : throw cursor.Error("the escapes of a tag are not UTF-8");
    }
}
