using System.Runtime.InteropServices;
using System.Text;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>The first character of a text that YAML does not allow to stand unescaped.</summary>
/// <param name="Index">Its place; <see cref="int.MaxValue"/> when there is none.</param>
/// <param name="NoticedFrom">The place behind which a reader notices it. In pieces that is earlier: go-yaml decodes its input in pieces of 512 bytes and refuses a whole piece.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForbiddenCharacter(int Index, int NoticedFrom)
{
    private const int PieceBytes = 512;
    private const int ReadAhead = 4;

    public static ForbiddenCharacter First(string text, int start, bool inPieces)
    {
        int index = Characters.IndexOfForbidden(text.AsSpan(start));
        if (index < 0)
        {
            return new ForbiddenCharacter(int.MaxValue, int.MaxValue);
        }

        index += start;
        if (!inPieces)
        {
            return new ForbiddenCharacter(index, index);
        }

        int bytesIntoPiece = Encoding.UTF8.GetByteCount(text.AsSpan(start, index - start)) % PieceBytes;
        int from = index;
        while (from > start && bytesIntoPiece > 0)
        {
            from--;
            bytesIntoPiece -= char.IsSurrogate(text[from]) ? 2 : Encoding.UTF8.GetByteCount(text.AsSpan(from, 1));
        }

        return new ForbiddenCharacter(index, from - ReadAhead);
    }

    public YamlException Error(string text, string file)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Index; i++)
        {
            if (Characters.IsBreak(text[i]) && !(text[i] == '\r' && text[i + 1] == '\n'))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new YamlException(new SourceSpan(file, line, Index - lineStart + 1, 1), $"the character U+{(int)text[Index]:X4} may only stand in double quotes, as an escape");
    }
}
