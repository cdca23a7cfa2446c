using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using static GitOpsSets.Engine.Definitions.Substitution.SubstitutionScanner;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>Parses the <c>${…}</c> of a text as fluxcd/pkg/envsubst v1.8.0 does, its corner cases included.</summary>
internal sealed class SubstitutionParser
{
    private const int MaximumNesting = 100;

    private readonly SubstitutionScanner _scanner;
    private int _nesting;

    private SubstitutionParser(byte[] text)
    {
        _scanner = new SubstitutionScanner(text);
    }

    /// <summary>Parses a whole text; a NUL ends it.</summary>
    /// <exception cref="SubstitutionException">An expression is malformed, or more than 100 are nested.</exception>
    public static ImmutableArray<SubstitutionPart> Parse(byte[] text) => new SubstitutionParser(text).ParseAll();

    private static bool IsNameCharacter(int rune, int length) =>
        rune == '_' || (Rune.TryCreate(rune, out var character) && (Rune.IsLetter(character) || Rune.IsDigit(character)));

    private static bool IsNotClosing(int rune, int length) => rune != '}';

    private ImmutableArray<SubstitutionPart> ParseAll()
    {
        var parts = ImmutableArray.CreateBuilder<SubstitutionPart>();
        while (true)
        {
            _scanner.EscapesBackslashes = false;
            switch (_scanner.Scan(Mode.Run | Mode.Open | Mode.Escapes, (_, _) => true))
            {
                case Token.Run:
                    parts.Add(new SubstitutionPart.Literal(_scanner.TakeRun()));
                    break;
                case Token.Open:
                    parts.Add(ParseExpansion());
                    break;
                default:
                    return parts.ToImmutable();
            }
        }
    }

    private SubstitutionPart.Expansion ParseExpansion()
    {
        if (++_nesting > MaximumNesting)
        {
            throw Error("too many expressions inside each other");
        }

        _scanner.EscapesBackslashes = true;
        var expansion = _scanner.Peek() == '#' ? ParseLength() : ParseNamed();
        _nesting--;
        return expansion;
    }

    private SubstitutionPart.Expansion ParseNamed()
    {
        string name = Encoding.UTF8.GetString(ExpectRun(IsNameCharacter, "no variable name"));
        switch (_scanner.Peek())
        {
            case ':':
                return _scanner.PeekSecond() is '=' or '-' or '?' or '+' ? ParseDefault(name) : ParseSubstring(name);
            case '=':
                return ParseDefault(name);
            case ',' or '^':
                return Closed(new(name, Operator((rune, length) => rune is ',' or '^' && length < 3), []));
            case '/':
                return ParseReplacement(name);
            case '#':
                return ParseTrim(name, '#');
            case '%':
                return ParseTrim(name, '%');
        }

        return _scanner.Scan(Mode.Close, IsNameCharacter) == Token.Close ? new(name, "", []) : throw Error($"no closing brace after '{name}'");
    }

    private SubstitutionPart.Expansion ParseLength()
    {
        string word = Operator((rune, length) => rune == '#' && length == 1);
        string name = Encoding.UTF8.GetString(ExpectRun(IsNameCharacter, "bad substitution"));
        return Closed(new(name, word, []));
    }

    private SubstitutionPart.Expansion ParseDefault(string name)
    {
        bool isEqual = _scanner.Peek() == '=';
        string word = Operator((rune, length) => isEqual ? rune == '=' && length == 1 : length == 1 ? rune == ':' : length == 2 && rune is '=' or '-' or '?' or '+');
        var arguments = ImmutableArray.CreateBuilder<SubstitutionPart>();
        while (_scanner.Peek() != '}')
        {
            arguments.Add(ParseArgument(IsNotClosing, Mode.Run));
        }

        return Closed(new(name, word, arguments.ToImmutable()));
    }

    private SubstitutionPart.Expansion ParseSubstring(string name)
    {
        string word = Operator((rune, length) => rune == ':' && length == 1);
        var position = ParseArgument((rune, _) => rune is not (':' or '}'), Mode.Run);
        switch (_scanner.Scan(Mode.Run | Mode.Close, (rune, _) => rune == ':'))
        {
            case Token.Close:
                return new(name, word, [position]);
            case Token.Run:
                return Closed(new(name, word, [position, ParseArgument(IsNotClosing, Mode.Run)]));
            default:
                throw Error("bad substitution");
        }
    }

    private SubstitutionPart.Expansion ParseTrim(string name, char mark)
    {
        string word = Operator((rune, length) => rune == mark && length < 3);
        return Closed(new(name, word, [ParseArgument(IsNotClosing, Mode.Run)]));
    }

    private SubstitutionPart.Expansion ParseReplacement(string name)
    {
        string word = Operator((rune, length) => length == 1 ? rune == '/' : length == 2 && rune is '/' or '#' or '%');
        var pattern = ParseArgument((rune, _) => rune != '/', Mode.Run | Mode.Escapes);
        ExpectRun((rune, _) => rune == '/', "bad substitution");
        return _scanner.Peek() == '}'
            ? Closed(new(name, word, [pattern]))
            : Closed(new(name, word, [pattern, ParseArgument(IsNotClosing, Mode.Run | Mode.Escapes)]));
    }

    private SubstitutionPart ParseArgument(Func<int, int, bool> accept, Mode mode) => _scanner.Scan(mode | Mode.Open, accept) switch
    {
        Token.Open => ParseExpansion(),
        Token.Run => new SubstitutionPart.Literal(_scanner.TakeRun()),
        _ => throw Error("unable to parse the words of a substitution"),
    };

    private string Operator(Func<int, int, bool> accept) => Encoding.UTF8.GetString(ExpectRun(accept, "bad substitution"));

    private byte[] ExpectRun(Func<int, int, bool> accept, string otherwise) =>
        _scanner.Scan(Mode.Run, accept) == Token.Run ? _scanner.TakeRun() : throw Error(otherwise);

    private SubstitutionPart.Expansion Closed(SubstitutionPart.Expansion expansion) =>
        _scanner.Scan(Mode.Close, IsNotClosing) == Token.Close ? expansion : throw Error("bad substitution");

    private SubstitutionException Error(string message) => new(string.Create(CultureInfo.InvariantCulture, $"line {_scanner.Line}: {message}"));
}
