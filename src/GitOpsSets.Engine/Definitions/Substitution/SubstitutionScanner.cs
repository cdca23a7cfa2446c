using System.Buffers;
using System.Text;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>
/// Cuts a text into tokens for <see cref="SubstitutionParser"/>. It walks the bytes as the scanner of fluxcd/pkg/envsubst does, because its corner
/// cases follow from that walk: a NUL ends the text, and a step back is as wide as the character looked at last.
/// </summary>
internal sealed class SubstitutionScanner(byte[] text)
{
    private const int End = 0;

    private readonly ArrayBufferWriter<byte> _token = new();
    private int _position;
    private int _tokenStart;
    private int _flushed;
    private int _width;
    private int _removed;

    /// <summary>What a scan may find.</summary>
    [Flags]
    internal enum Mode
    {
        /// <summary>A run of accepted characters.</summary>
        Run = 1,

        /// <summary><c>${</c>, which also ends a run.</summary>
        Open = 2,

        /// <summary><c>}</c>.</summary>
        Close = 4,

        /// <summary>Escapes inside a run.</summary>
        Escapes = 8,
    }

    /// <summary>What a scan found.</summary>
    internal enum Token
    {
        /// <summary>Nothing that the mode allows.</summary>
        Illegal,

        /// <summary>The end of the text.</summary>
        End,

        /// <summary>A run; see <see cref="TakeRun"/>.</summary>
        Run,

        /// <summary><c>${</c>.</summary>
        Open,

        /// <summary><c>}</c>.</summary>
        Close,
    }

    /// <summary>Whether <c>\/</c> and <c>\\</c> are escapes too, besides <c>$$</c>.</summary>
    public bool EscapesBackslashes { get; set; }

    /// <summary>The line of the text at which the scanner stands, from 1.</summary>
    public int Line => text.AsSpan(0, Math.Min(_position, text.Length)).Count((byte)'\n') + 1;

    /// <summary>Reads the next token.</summary>
    /// <param name="mode">What it may be.</param>
    /// <param name="accept">Which characters a run takes: the code point, and how many bytes the run has with it.</param>
    public Token Scan(Mode mode, Func<int, int, bool> accept)
    {
        _token.ResetWrittenCount();
        (_tokenStart, _flushed, _removed) = (_position, _position, 0);
        int rune = Read();
        if (rune == End)
        {
            return Token.End;
        }

        if (mode.HasFlag(Mode.Open) && IsOpening(rune))
        {
            return Token.Open;
        }

        if (mode.HasFlag(Mode.Close) && rune == '}')
        {
            return Token.Close;
        }

        return mode.HasFlag(Mode.Run) && ScanRun(rune, mode, accept) ? Token.Run : Token.Illegal;
    }

    /// <summary>The characters of the run just found, without the escaping ones.</summary>
    public byte[] TakeRun()
    {
        _token.Write(text.AsSpan(_flushed, _position - _flushed));
        return _token.WrittenSpan.ToArray();
    }

    /// <summary>Looks at the next character.</summary>
    public int Peek()
    {
        int rune = Read();
        StepBack();
        return rune;
    }

    /// <summary>Looks at the character after the next one.</summary>
    public int PeekSecond()
    {
        Read();
        int rune = Peek();
        StepBack();
        return rune;
    }

    private bool ScanRun(int rune, Mode mode, Func<int, int, bool> accept)
    {
        bool takesEscapes = mode.HasFlag(Mode.Escapes);
        if (takesEscapes && IsEscape(rune))
        {
            DropEscape();
        }
        else if (!accept(rune, Length()))
        {
            return false;
        }

        while (true)
        {
            rune = Read();
            if (rune == End)
            {
                StepBack();
                return true;
            }

            if (mode.HasFlag(Mode.Open) && IsOpening(rune))
            {
                StepBack();
                StepBack();
                return true;
            }

            if (takesEscapes && IsEscape(rune))
            {
                DropEscape();
            }
            else if (!accept(rune, Length()))
            {
                StepBack();
                return true;
            }
        }
    }

    private int Length() => _position - _tokenStart - _removed;

    private bool IsOpening(int rune)
    {
        if (rune != '$')
        {
            return false;
        }

        if (Read() == '{')
        {
            return true;
        }

        StepBack();
        return false;
    }

    private bool IsEscape(int rune) => rune switch
    {
        '$' => Peek() == '$',
        '\\' => EscapesBackslashes && Peek() is ('/' or '\\'),
        _ => false,
    };

    // The escaping character goes, the escaped one is taken without another look.
    private void DropEscape()
    {
        _token.Write(text.AsSpan(_flushed, _position - 1 - _flushed));
        _flushed = _position;
        _position++;
        _removed++;
    }

    private int Read()
    {
        if (_position >= text.Length)
        {
            _width = 0;
            return End;
        }

        Rune.DecodeFromUtf8(text.AsSpan(_position), out var rune, out int consumed);

        // Go gives up on one byte where .NET may give up on several.
        _width = rune == Rune.ReplacementChar && !(consumed == 3 && text[_position] == 0xEF) ? 1 : consumed;
        _position += _width;
        return rune.Value;
    }

    private void StepBack() => _position -= _width;
}
