using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Values as text and lists of text, as sprig's <c>strval</c> and <c>strslice</c> make them, provenance kept.</summary>
internal static class RichText
{
    private const int CharactersAStep = 64;

    /// <summary>A value as <c>%v</c> prints it.</summary>
    /// <exception cref="FunctionException">The value holds itself.</exception>
    public static TemplateText Of(FunctionContext context, in TemplateValue value) =>
        value.IsNil ? new TemplateText("<nil>") : GoFormat.Rich(value, context.Budget);

    /// <summary>The characters of a string, charged for reading them all.</summary>
    public static string Read(FunctionContext context, in TemplateValue value)
    {
        string text = value.Text;
        context.Budget.Charge(text.Length / CharactersAStep);
        return text;
    }

    /// <summary>A value as text, provenance kept.</summary>
    public static TemplateValue ValueOf(FunctionContext context, in TemplateValue value) =>
        value.IsString ? value : TemplateValue.Of(Of(context, value));

    /// <summary>A list of texts; a single value is a list of one, nil one of none. Nil items are left out.</summary>
    public static TemplateList ListOf(FunctionContext context, TemplateValue value)
    {
        if (value.List is not { } list)
        {
            return new TemplateList(value.IsNil ? [] : [ValueOf(context, value)], GoType.StringList);
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
                items.Add(ValueOf(context, item));
            }
        }

        return new TemplateList([.. items], GoType.StringList);
    }

    /// <summary>The characters from <paramref name="start"/> to before <paramref name="end"/>, each part cut where it lies.</summary>
    public static TemplateText Cut(FunctionContext context, TemplateText text, int start, int end)
    {
        if (start == 0 && end == text.Text.Length)
        {
            return text;
        }

        return text.IsTrusted ? new TemplateText(text.Text[start..end]) : TemplateText.Concat(CutParts(context, text, start, end));
    }

    /// <summary>Changes the text of every part in a way that a YAML reader undoes; foreign parts stay foreign.</summary>
    /// <param name="context">Gives a new token where what a reader finds becomes another.</param>
    /// <param name="text">The parts.</param>
    /// <param name="change">Gives the new text, empty only for empty text.</param>
    /// <param name="read">What the reader finds in place of the new text.</param>
    public static IEnumerable<TextSegment> Change(FunctionContext context, TemplateText text, Func<string, string> change, Func<TextSegment, string> read)
    {
        foreach (var part in text.Segments)
        {
            if (part.Source is null)
            {
                yield return TextSegment.Trusted(change(part.Text));
                continue;
            }

            string found = read(part);
            bool isSame = part.Text.Length == 0 || string.Equals(found, part.Raw, StringComparison.Ordinal);
            yield return part with { Text = change(part.Text), Raw = found, Probe = isSame ? part.Probe : context.Tokens.Next() };
        }
    }

    private static IEnumerable<TextSegment> CutParts(FunctionContext context, TemplateText text, int start, int end)
    {
        int position = 0;
        bool isKept = false;
        foreach (var part in text.Segments)
        {
            int from = Math.Clamp(start - position, 0, part.Text.Length);
            int to = Math.Clamp(end - position, from, part.Text.Length);
            position += part.Text.Length;
            if (to > from)
            {
                isKept = true;
                yield return CutPart(context, part, from, to);
            }
        }

        // Outsiders' text of which nothing is left must still show to be missing.
        if (!isKept && text.Segments.FirstOrDefault(part => part.Source is { Trust: TrustLevel.Outsider }) is { Source: { } source })
        {
            yield return TextSegment.Foreign("", source, context.Tokens.Next());
        }
    }

    private static TextSegment CutPart(FunctionContext context, TextSegment part, int from, int to)
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
        return part with { Text = kept, Raw = isPlain ? kept : part.Raw, Probe = context.Tokens.Next() };
    }
}
