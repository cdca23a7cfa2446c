using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A text.</summary>
/// <param name="value">The text itself, without quotes or escapes.</param>
/// <param name="span">Where it was written; for a block its header.</param>
/// <param name="style">How it was written.</param>
/// <param name="contentLine">1-based line of the file where the first line of a block's text stands; 0 for other styles.</param>
/// <param name="contentIndent">Columns of indentation taken off each line of a block.</param>
public sealed class YamlString(
    string value,
    SourceSpan span = default,
    YamlScalarStyle style = YamlScalarStyle.Plain,
    int contentLine = 0,
    int contentIndent = 0) : YamlNode(span)
{
    /// <summary>The text itself, without quotes or escapes. Never null.</summary>
    public string Value { get; } = value;

    /// <summary>How it was written.</summary>
    public YamlScalarStyle Style { get; } = style;

    /// <summary>1-based line of the file where the first line of a block's text stands; 0 for other styles.</summary>
    public int ContentLine { get; } = contentLine;

    /// <summary>Columns of indentation taken off each line of a block; 0 for other styles.</summary>
    public int ContentIndent { get; } = contentIndent;

    /// <summary>
    /// Where a line of the text stands in the file: exact for literal blocks, nearest for folded ones, the start of the value for all others.
    /// </summary>
    /// <param name="line">0-based line of <see cref="Value"/>.</param>
    public SourceSpan SpanOfLine(int line) =>
        ContentLine == 0 ? Span : new SourceSpan(Span.File, ContentLine + line, ContentIndent + 1);
}
