using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Values as text and lists of text, as sprig's <c>strval</c> and <c>strslice</c> make them, provenance kept.</summary>
internal static class RichText
{
    /// <summary>A value as <c>%v</c> prints it.</summary>
    /// <exception cref="FunctionException">The value holds itself.</exception>
    public static TemplateText Of(FunctionContext context, TemplateValue value)
    {
        if (value.IsString)
        {
            return value.Rich;
        }

        var output = new RichTextBuilder(context.Budget);
        output.AppendValue(value);
        return output.ToText();
    }

    /// <summary>A list of texts; a single value is a list of one, nil one of none. Nil items are left out.</summary>
    public static TemplateList ListOf(FunctionContext context, TemplateValue value)
    {
        if (value.List is not { } list)
        {
            return new TemplateList(value.IsNil ? [] : [TemplateValue.Of(Of(context, value))], GoType.StringList);
        }

        if (ReferenceEquals(list.Type, GoType.StringList))
        {
            return list;
        }

        context.Budget.Charge(list.Count);
        var items = new List<TemplateValue>(list.Count);
        foreach (var item in list.Items)
        {
            if (!item.IsNil)
            {
                items.Add(item.IsString ? item : TemplateValue.Of(Of(context, item)));
            }
        }

        return new TemplateList([.. items], GoType.StringList);
    }

    /// <summary>The characters from <paramref name="start"/> to before <paramref name="end"/>, each part cut where it lies.</summary>
    public static TemplateText Cut(TemplateText text, int start, int end)
    {
        if (start == 0 && end == text.Text.Length)
        {
            return text;
        }

        return text.IsTrusted ? new TemplateText(text.Text[start..end]) : TemplateText.Concat(CutParts(text, start, end));
    }

    /// <summary>Changes the text of every part; a foreign part stays the same foreign part.</summary>
    /// <param name="text">The parts.</param>
    /// <param name="change">Gives the new text, not empty unless the old one was.</param>
    /// <param name="readsAsBefore">Whether a YAML reader undoes the change, so that it finds the old text again.</param>
    public static IEnumerable<TextSegment> Change(TemplateText text, Func<string, string> change, Func<TextSegment, string> readsAsBefore)
    {
        foreach (var part in text.Segments)
        {
            yield return part.Source is null
                ? TextSegment.Trusted(change(part.Text))
                : part with { Text = change(part.Text), Raw = readsAsBefore(part) };
        }
    }

    private static IEnumerable<TextSegment> CutParts(TemplateText text, int start, int end)
    {
        int position = 0;
        foreach (var part in text.Segments)
        {
            int from = Math.Clamp(start - position, 0, part.Text.Length);
            int to = Math.Clamp(end - position, from, part.Text.Length);
            position += part.Text.Length;
            if (to > from)
            {
                yield return CutPart(part, from, to);
            }
        }
    }

    private static TextSegment CutPart(TextSegment part, int from, int to)
    {
        if (from == 0 && to == part.Text.Length)
        {
            return part;
        }

        string kept = part.Text[from..to];
        if (part.Source is null)
        {
            return TextSegment.Trusted(kept);
        }

        bool isPlain = string.Equals(part.Raw, part.Text, StringComparison.Ordinal);
        return part with { Text = kept, Raw = isPlain ? kept : part.Raw };
    }
}
