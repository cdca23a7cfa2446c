using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Receives what a template writes: the real text, and from the first foreign part on a probe beside it.</summary>
internal sealed class TemplateOutput(Budget budget, TokenSource tokens, int expectedCharacters) : IDisposable
{
    private const int MaxInsertions = 4096;

    private char[] _text = ArrayPool<char>.Shared.Rent(expectedCharacters);
    private int _length;
    private TextInsertion[] _insertions = ArrayPool<TextInsertion>.Shared.Rent(32);
    private int _insertionCount;
    private char[]? _probe;
    private int _probeLength;
    private ImmutableArray<WrittenToken>.Builder? _tokens;
    private Dictionary<string, string>? _rawOfTokens;

    /// <summary>How many UTF-16 units were written.</summary>
    public int Length => _length;

    public void Write(ReadOnlySpan<char> text)
    {
        budget.ChargeOutput(text.Length);
        Append(ref _text, ref _length, text);
        if (_probe is not null)
        {
            Append(ref _probe, ref _probeLength, text);
        }
    }

    public void WriteInteger(long value)
    {
        Span<char> digits = stackalloc char[20];
        _ = value.TryFormat(digits, out int written, provider: CultureInfo.InvariantCulture);
        Write(digits[..written]);
    }

    public void Write(Rope rope)
    {
        foreach (var segment in rope.Segments)
        {
            if (segment.Source is { } source)
            {
                WriteForeign(segment, source);
            }
            else
            {
                Write(segment.Text);
            }
        }
    }

    /// <summary>Notes that what was written since then is the work of an action.</summary>
    /// <param name="start">What <see cref="Length"/> was before.</param>
    public void NoteInsertion(int start)
    {
        if (_insertionCount == _insertions.Length && _insertionCount < MaxInsertions)
        {
            var larger = ArrayPool<TextInsertion>.Shared.Rent(_insertionCount * 2);
            _insertions.AsSpan(0, _insertionCount).CopyTo(larger);
            ArrayPool<TextInsertion>.Shared.Return(_insertions);
            _insertions = larger;
        }

        if (_insertionCount < _insertions.Length)
        {
            _insertions[_insertionCount] = new TextInsertion(start, _length - start);
        }

        _insertionCount++;
    }

    public RenderedText ToRendered()
    {
        string written = new(_text, 0, _length);
        string text = GoText.Canonical(written);
        bool areNoted = _probe is null && _insertionCount <= MaxInsertions && ReferenceEquals(text, written);
        return new RenderedText(text, _probe is null ? null : GoText.Canonical(new string(_probe, 0, _probeLength)), _tokens?.ToImmutable() ?? [])
        {
            Insertions = areNoted ? ImmutableCollectionsMarshal.AsImmutableArray(_insertions.AsSpan(0, _insertionCount).ToArray()) : default,
        };
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_text);
        ArrayPool<TextInsertion>.Shared.Return(_insertions);
        if (_probe is not null)
        {
            ArrayPool<char>.Shared.Return(_probe);
        }

        (_text, _probe, _insertions, _insertionCount) = ([], null, [], 0);
    }

    private static void Append(ref char[] buffer, ref int length, ReadOnlySpan<char> text)
    {
        if (text.Length > buffer.Length - length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(length + text.Length, buffer.Length * 2));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(buffer);
            buffer = larger;
        }

        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    private void WriteForeign(TextSegment segment, Provenance source)
    {
        if (_probe is null)
        {
            _probe = ArrayPool<char>.Shared.Rent(_text.Length);
            _text.AsSpan(0, _length).CopyTo(_probe);
            _probeLength = _length;
        }

        budget.ChargeOutput(segment.Text.Length);
        Append(ref _text, ref _length, segment.Text);
        if (segment.Probe.Length > 0)
        {
            Append(ref _probe, ref _probeLength, TokenOf(segment, source));
        }
    }

    // A function may have cut or escaped the text and kept its token: one token stands for one text only.
    private string TokenOf(TextSegment segment, Provenance source)
    {
        _rawOfTokens ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (_rawOfTokens.TryGetValue(segment.Probe, out string? raw) && string.Equals(raw, segment.Raw, StringComparison.Ordinal))
        {
            return segment.Probe;
        }

        string token = raw is null ? segment.Probe : tokens.Next();
        _rawOfTokens[token] = segment.Raw;
        (_tokens ??= ImmutableArray.CreateBuilder<WrittenToken>()).Add(new WrittenToken(token, segment.Raw, source));
        return token;
    }
}
