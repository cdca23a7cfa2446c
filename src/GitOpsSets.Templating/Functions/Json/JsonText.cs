using System.Buffers;
using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>Strings and numbers as Go's <c>encoding/json</c> writes them.</summary>
internal static class JsonText
{
    private const string Controls = "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f";
    private const double LeastPlain = 1e-6;
    private const double LeastScientific = 1e21;

    private static readonly SearchValues<char> Special = SearchValues.Create(Controls + "\"\\\u2028\u2029");
    private static readonly SearchValues<char> SpecialOrMarkup = SearchValues.Create(Controls + "\"\\\u2028\u2029<>&");

    /// <summary>Writes the inside of a string.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="text">Bytes that are no UTF-8 become <c>\ufffd</c>.</param>
    /// <param name="escapesMarkup">Whether HTML is made inert.</param>
    public static void AppendEscaped(TemplateTextBuilder output, ReadOnlySpan<char> text, bool escapesMarkup)
    {
        bool hasSurrogates = text.ContainsAnyInRange('\ud800', '\udfff');
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(escapesMarkup ? SpecialOrMarkup : Special);
            var run = plain < 0 ? text : text[..plain];
            AppendRun(output, run, hasSurrogates);
            if (plain < 0)
            {
                return;
            }

            AppendEscape(output, text[plain]);
            text = text[(plain + 1)..];
        }
    }

    /// <summary>A number.</summary>
    /// <exception cref="FunctionException">It is infinite or none.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new FunctionException("json: unsupported value: " + GoNumber.Format(value));
        }

        double size = Math.Abs(value);
        if (size is 0)
        {
            return double.IsNegative(value) ? "-0" : "0";
        }

        var (digits, exponent) = GoNumber.Decompose(size);
        string sign = value < 0 ? "-" : "";
        if (size is < LeastPlain or >= LeastScientific)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? "" : "+")}{exponent}");
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    private static void AppendRun(TemplateTextBuilder output, ReadOnlySpan<char> run, bool hasSurrogates)
    {
        if (!hasSurrogates)
        {
            output.Append(run);
            return;
        }

        foreach (var rune in run.EnumerateRunes())
        {
            // A real U+FFFD is written as it is, only a carried byte as an escape; enumeration does not tell them apart.
            _ = rune == Rune.ReplacementChar && run[0] != '\ufffd' ? output.Append("\\ufffd") : output.Append(rune.ToString());
            run = run[rune.Utf16SequenceLength..];
        }
    }

    private static void AppendEscape(TemplateTextBuilder output, char character)
    {
        output.Append('\\');
        _ = character switch
        {
            '"' or '\\' => output.Append(character),
            '\b' => output.Append('b'),
            '\f' => output.Append('f'),
            '\n' => output.Append('n'),
            '\r' => output.Append('r'),
            '\t' => output.Append('t'),
            _ => output.Append('u').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
        };
    }
}
