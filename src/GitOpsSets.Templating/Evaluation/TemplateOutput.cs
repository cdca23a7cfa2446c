using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Receives what a template writes: the real text, and from the first foreign part on a probe beside it.</summary>
internal sealed class TemplateOutput(Budget budget, TokenSource tokens, int expectedCharacters)
{
    private readonly StringBuilder _text = new(expectedCharacters);
    private StringBuilder? _probe;
    private ImmutableArray<WrittenToken>.Builder? _tokens;
    private Dictionary<string, string>? _rawOfTokens;

    public void Write(string text)
    {
        budget.ChargeOutput(text.Length);
        _text.Append(text);
        _probe?.Append(text);
    }

    public void WriteInteger(long value)
    {
        Span<char> digits = stackalloc char[20];
        _ = value.TryFormat(digits, out int written, provider: System.Globalization.CultureInfo.InvariantCulture);
        budget.ChargeOutput(written);
        _text.Append(digits[..written]);
        _probe?.Append(digits[..written]);
    }

    public void Write(Rope rope)
    {
        foreach (var segment in rope.Segments)
        {
            Write(segment);
        }
    }

    public RenderedText ToRendered() => new(GoText.Canonical(_text.ToString()), _probe is null ? null : GoText.Canonical(_probe.ToString()), _tokens?.ToImmutable() ?? []);

    private void Write(TextSegment segment)
    {
        if (segment.Source is null)
        {
            Write(segment.Text);
            return;
        }

        _probe ??= new StringBuilder(_text.ToString(), expectedCharacters);
        budget.ChargeOutput(segment.Text.Length);
        _text.Append(segment.Text);
        if (segment.Probe.Length > 0)
        {
            _probe.Append(TokenOf(segment, segment.Source));
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
