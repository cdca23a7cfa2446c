using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Values;

/// <summary>Joins text part by part and keeps where each part came from.</summary>
/// <param name="budget">Asked while the text grows; without one a fixed limit holds.</param>
internal sealed class TemplateTextBuilder(Budget? budget)
{
    private const int FirstCheck = 4096;
    private const int LimitWithoutBudget = 16 * 1024 * 1024;

    private readonly StringBuilder _own = new();
    private ImmutableArray<TextSegment>.Builder? _segments;
    private long _length;
    private long _nextCheck = FirstCheck;

    public TemplateTextBuilder Append(char character)
    {
        Grow(1);
        _own.Append(character);
        return this;
    }

    public TemplateTextBuilder Append(char character, int count)
    {
        Grow(count);
        _own.Append(character, count);
        return this;
    }

    public TemplateTextBuilder Append(string text)
    {
        Grow(text.Length);
        _own.Append(text);
        return this;
    }

    public TemplateTextBuilder Append(ReadOnlySpan<char> text)
    {
        Grow(text.Length);
        _own.Append(text);
        return this;
    }

    /// <summary>Appends a string value with its provenance.</summary>
    public TemplateTextBuilder Append(in TemplateValue value)
    {
        if (value.ForeignParts is not { } rope)
        {
            return Append(value.Text);
        }

        foreach (var segment in rope.Segments)
        {
            Append(segment);
        }

        return this;
    }

    public TemplateTextBuilder Append(TextSegment segment)
    {
        if (segment.Source is null)
        {
            return Append(segment.Text);
        }

        Grow(segment.Text.Length);
        _segments ??= ImmutableArray.CreateBuilder<TextSegment>();
        FlushOwn();
        _segments.Add(segment);
        return this;
    }

    /// <summary>What was appended.</summary>
    public TemplateText ToText()
    {
        budget?.ReserveText(_length);
        if (_segments is null)
        {
            return new TemplateText(_own.ToString());
        }

        FlushOwn();
        return new TemplateText(new Rope(_segments.ToImmutable()));
    }

    private void FlushOwn()
    {
        if (_own.Length > 0)
        {
            _segments!.Add(TextSegment.Trusted(_own.ToString()));
            _own.Clear();
        }
    }

    private void Grow(int characters)
    {
        _length += characters;
        if (_length < _nextCheck)
        {
            return;
        }

        _nextCheck = _length * 2;
        if (budget is not null)
        {
            budget.ReserveText(_length);
        }
        else if (_length > LimitWithoutBudget)
        {
            throw new FunctionException("the text is too long to print");
        }
    }
}
