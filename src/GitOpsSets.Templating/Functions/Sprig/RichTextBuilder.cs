using GitOpsSets.Templating.Evaluation;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Joins text part by part, within the budget.</summary>
internal sealed class RichTextBuilder(Budget budget)
{
    private const int FirstQuestion = 4096;

    private readonly List<TextSegment> _parts = [];
    private readonly System.Text.StringBuilder _trusted = new();
    private long _length;
    private long _nextQuestion = FirstQuestion;

    /// <summary>Adds the repository's own text.</summary>
    public RichTextBuilder Append(string trusted)
    {
        Count(trusted.Length);
        _trusted.Append(trusted);
        return this;
    }

    /// <summary>Adds a text with its provenance.</summary>
    public RichTextBuilder Append(TemplateText text) => text.IsTrusted ? Append(text.Text) : Append(text.Segments);

    /// <summary>Adds parts.</summary>
    public RichTextBuilder Append(IEnumerable<TextSegment> parts)
    {
        foreach (var part in parts)
        {
            if (part.Source is null)
            {
                Append(part.Text);
            }
            else
            {
                Count(part.Text.Length);
                Flush();
                _parts.Add(part);
            }
        }

        return this;
    }

    /// <summary>Adds a value as <c>%v</c> prints it.</summary>
    /// <exception cref="BudgetException">The value nests too deeply, or holds itself.</exception>
    public void AppendValue(TemplateValue value)
    {
        budget.Enter();
        if (value.IsString)
        {
            Append(value.Rich);
        }
        else if (value.List is { } list)
        {
            AppendList(list);
        }
        else if (value.Map is { } map)
        {
            AppendMap(map);
        }
        else
        {
            Append(value.IsNil ? "<nil>" : GoFormat.Value(value));
        }

        budget.Leave();
    }

    /// <summary>All that was added.</summary>
    public TemplateText ToText()
    {
        if (_parts.Count == 0)
        {
            return new TemplateText(_trusted.ToString());
        }

        Flush();
        return TemplateText.Concat(_parts);
    }

    private void AppendList(TemplateList list)
    {
        budget.Charge(list.Count);
        Append("[");
        for (int i = 0; i < list.Count; i++)
        {
            Append(i > 0 ? " " : "");
            AppendValue(list[i]);
        }

        Append("]");
    }

    private void AppendMap(TemplateMap map)
    {
        budget.Charge(map.Count);
        Append("map[");
        string separator = "";
        foreach (string key in map.Keys)
        {
            Append(separator).Append(key).Append(":");
            AppendValue(map[key]);
            separator = " ";
        }

        Append("]");
    }

    private void Flush()
    {
        if (_trusted.Length > 0)
        {
            _parts.Add(TextSegment.Trusted(_trusted.ToString()));
            _trusted.Clear();
        }
    }

    // Asked each time the text has doubled, so that all questions together cost about what the text does.
    private void Count(int characters)
    {
        _length += characters;
        if (_length >= _nextQuestion)
        {
            budget.ReserveText(_length);
            _nextQuestion = _length * 2;
        }
    }
}
