using System.Text;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>The line breaks between two parts of a plain or quoted text, which fold to a space or to one break less.</summary>
internal sealed class FoldedBreaks
{
    private StringBuilder? _breaks;

    public void Read(TextCursor cursor) => cursor.ReadLineBreak(_breaks ??= new StringBuilder());

    public void AppendTo(StringBuilder value)
    {
        if (_breaks is null)
        {
            return;
        }

        if (_breaks.Length > 0 && _breaks[0] == '\n')
        {
            if (_breaks.Length == 1)
            {
                value.Append(' ');
            }
            else
            {
                value.Append(_breaks, 1, _breaks.Length - 1);
            }
        }
        else
        {
            value.Append(_breaks);
        }

        _breaks.Clear();
    }

    public void Clear() => _breaks?.Clear();
}
