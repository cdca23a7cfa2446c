using System.Text;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Values;

/// <summary>One <c>Sprintf</c>. Reads beside <c>doPrintf</c> of Go's <c>fmt/print.go</c>.</summary>
/// <param name="output">Receives the text.</param>
/// <param name="budget">Null outside renders.</param>
/// <param name="tokens">For foreign text that a verb changes; null when no argument holds any.</param>
internal sealed class FormatRun(TemplateTextBuilder output, Budget? budget, TokenSource? tokens)
{
    private readonly GoPrinter _printer = new(output, budget);

    public TemplateText Run(string format, ReadOnlySpan<TemplateValue> arguments)
    {
        var directive = new DirectiveReader(format, _printer, output);
        int position = 0;
        while (position < format.Length)
        {
            int percent = format.IndexOf('%', position);
            int end = percent < 0 ? format.Length : percent;
            output.Append(format.AsSpan(position, end - position));
            directive.Position = end + 1;
            if (percent >= 0 && !Verb(format, directive, arguments))
            {
                break;
            }

            position = directive.Position;
        }

        if (!directive.Reordered && directive.Argument < arguments.Length)
        {
            Extra(arguments[directive.Argument..]);
        }

        return output.ToText();
    }

    // False at the end of the format.
    private bool Verb(string format, DirectiveReader directive, ReadOnlySpan<TemplateValue> arguments)
    {
        directive.Read(arguments);
        if (directive.Position >= format.Length)
        {
            output.Append("%!(NOVERB)");
            return false;
        }

        int verb = Rune.TryGetRuneAt(format, directive.Position, out var rune) ? rune.Value : Rune.ReplacementChar.Value;
        directive.Position += verb > char.MaxValue ? 2 : 1;
        if (verb == '%')
        {
            output.Append('%');
        }
        else if (!directive.HasGoodIndex)
        {
            output.Append("%!").Append(new Rune(verb).ToString()).Append("(BADINDEX)");
        }
        else if (directive.Argument >= arguments.Length)
        {
            output.Append("%!").Append(new Rune(verb).ToString()).Append("(MISSING)");
        }
        else
        {
            if (verb == 'v')
            {
                (_printer.Flags.GoSyntax, _printer.Flags.Sharp) = (_printer.Flags.Sharp, false);
                (_printer.Flags.FieldNames, _printer.Flags.Plus) = (_printer.Flags.Plus, false);
            }

            Argument(arguments[directive.Argument++], verb);
        }

        return true;
    }

    private void Argument(in TemplateValue value, int verb)
    {
        if (tokens is null || (verb is 's' or 'v' && _printer.Flags.IsPlain) || ForeignText.OriginOf([value]) is not { } origin)
        {
            _printer.Print(value, verb);
            return;
        }

        if (verb == 'q' && _printer.Flags.IsPlain && value.ForeignParts is { } rope)
        {
            Quote(rope);
            return;
        }

        var alone = new TemplateTextBuilder(budget);
        var printer = new GoPrinter(alone, budget);
        printer.Flags = _printer.Flags;
        printer.Print(ForeignText.Flatten(value), verb);
        string text = alone.ToText().Text;
        output.Append(TextSegment.Foreign(text, origin, tokens.Next()));
    }

    // Inside the quotes a reader finds the text again as it was.
    private void Quote(Rope rope)
    {
        output.Append('"');
        foreach (var segment in rope.Segments)
        {
            string escaped = GoQuote.Escaped(segment.Text);
            output.Append(segment.Source is null ? TextSegment.Trusted(escaped)
                : segment with { Text = escaped, Raw = segment.Text, Probe = segment.Raw == segment.Text ? segment.Probe : tokens!.Next() });
        }

        output.Append('"');
    }

    private void Extra(ReadOnlySpan<TemplateValue> arguments)
    {
        _printer.Flags = default;
        output.Append("%!(EXTRA ");
        for (int index = 0; index < arguments.Length; index++)
        {
            if (index > 0)
            {
                output.Append(", ");
            }

            if (arguments[index].IsNil)
            {
                output.Append("<nil>");
                continue;
            }

            output.Append(arguments[index].Type!.Name).Append('=');
            _printer.Print(arguments[index], 'v');
        }

        output.Append(')');
    }
}
