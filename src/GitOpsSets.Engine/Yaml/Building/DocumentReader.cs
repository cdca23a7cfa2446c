using GitOpsSets.Engine.Yaml.Scanning;
using GitOpsSets.Templating;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Reads one document after the other from a text.</summary>
internal sealed class DocumentReader
{
    private readonly string _text;
    private readonly string _file;
    private readonly YamlLimits _limits;
    private readonly YamlReading _reading;
    private readonly ICollection<YamlDuplicateKey>? _duplicates;
    private readonly YamlScanner _scanner;
    private readonly Parser _parser;
    private readonly TreeBuilder _builder;
    private int _startLine;
    private long _startIndex;

    public DocumentReader(string text, string file, YamlLimits limits, YamlReading reading, ICollection<YamlDuplicateKey>? duplicates, bool inPieces, int start = 0, int line = 1)
    {
        _text = text;
        _file = file;
        _limits = limits;
        _reading = reading;
        _duplicates = duplicates;
        _scanner = new YamlScanner(text, file, start, line, inPieces);
        _startLine = line;
        _parser = new Parser(_scanner);
        _builder = new TreeBuilder(file, _scanner.BlockPlaces, limits, reading, duplicates);
    }

    /// <summary>The first document. What follows it is looked at only as far as needed to see that it has ended.</summary>
    public YamlNode? ReadFirst()
    {
        if (!ReadStart(out _))
        {
            return null;
        }

        ReadRoot();
        _scanner.MoveNextWithoutConsuming();
        return _builder.Root;
    }

    /// <summary>The next document, or null after the last.</summary>
    public YamlDocument? ReadNext()
    {
        if (!ReadStart(out var span))
        {
            return null;
        }

        ReadRoot();
        Advance();
        return new YamlDocument(_builder.Root ?? new YamlNull(span), span);
    }

    /// <summary>A reader for what follows the next <c>---</c> after the start of the document that failed; null when none follows.</summary>
    public DocumentReader? AfterError()
    {
        var cursor = _scanner.StartOfLine();
        if (cursor.Line == _startLine)
        {
            SkipLine(cursor);
        }

        while (!cursor.AtEnd)
        {
            if (cursor.Current == '-' && cursor.AtDocumentIndicator())
            {
                return new DocumentReader(_text, _file, _limits, _reading, _duplicates, inPieces: false, cursor.Position, cursor.Line);
            }

            SkipLine(cursor);
        }

        return null;
    }

    private static void SkipLine(TextCursor cursor)
    {
        cursor.SkipToBreak();
        if (!cursor.AtEnd)
        {
            cursor.SkipLineBreak();
        }
    }

    private bool ReadStart(out SourceSpan span)
    {
        while (Advance() is { } parsed)
        {
            if (parsed is DocumentStart)
            {
                span = new SourceSpan(_file, (int)parsed.Start.Line, (int)parsed.Start.Column);
                (_startLine, _startIndex) = (span.Line, parsed.Start.Index);
                _builder.Start();
                return true;
            }
        }

        span = default;
        return false;
    }

    private void ReadRoot()
    {
        int depth = 0;
        do
        {
            var parsed = Advance() ?? throw new YamlException(new SourceSpan(_file, _scanner.Line, 1), "the document ends too early");
            if (parsed.End.Index - _startIndex > _limits.MaxLength)
            {
                throw LimitErrors.DocumentTooLong(new SourceSpan(_file, _startLine, 1), _limits.MaxLength);
            }

            _builder.Take(parsed);
            depth += parsed switch
            {
                MappingStart or SequenceStart => 1,
                MappingEnd or SequenceEnd => -1,
                _ => 0,
            };
        }
        while (depth > 0);
    }

    private ParsingEvent? Advance()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlDotNet.Core.YamlException error)
        {
            var place = new SourceSpan(_file, Math.Max((int)error.Start.Line, 1), Math.Max((int)error.Start.Column, 1));
            throw new YamlException(place, GrammarMessages.Of(error.Message));
        }
        catch (ArgumentException)
        {
            // YamlDotNet holds tags to the letter of RFC 3986.
            throw new YamlException(new SourceSpan(_file, _scanner.Line, 1), "a tag is not a valid address");
        }
    }
}
