using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>How a dialect makes numbers of any value. What is no number is 0.</summary>
internal abstract class NumberReader
{
    private const double BeyondInteger = 9223372036854775808.0;

    /// <summary>Sprig 3.3: whole numbers as text may have a base prefix, underscores and <c>.0</c> at the end (spf13/cast).</summary>
    public static NumberReader Sprig { get; } = new CastReader();

    /// <summary>Slim-sprig 3.0: whole numbers as text are decimal.</summary>
    public static NumberReader SlimSprig { get; } = new PlainReader();

    /// <summary>The <c>int64</c>; fractions are cut off.</summary>
    public long ToInteger(TemplateValue value) => value.Kind switch
    {
        GoKind.String => ReadInteger(value.Text),
        GoKind.Bool => value.Boolean ? 1 : 0,
        GoKind.Float => Truncate(value.Float),
        GoKind.Int or GoKind.Uint => Knows(value.Type!) ? value.Integer : 0,
        _ => 0,
    };

    /// <summary>The <c>float64</c>.</summary>
    public double ToFloat(TemplateValue value) => value.Kind switch
    {
        GoKind.String => GoNumberReader.TryFloat(value.Text, out double number) ? number : 0,
        GoKind.Bool => value.Boolean ? 1 : 0,
        GoKind.Float => value.Float,
        GoKind.Int => Knows(value.Type!) ? value.Integer : 0,
        GoKind.Uint => (ulong)value.Integer,
        _ => 0,
    };

    /// <summary>Go's conversion on amd64: what does not fit is the smallest number.</summary>
    public static long Truncate(double value) => value is >= -BeyondInteger and < BeyondInteger ? (long)value : long.MinValue;

    /// <summary>Reads text; 0 when it is no whole number.</summary>
    protected abstract long ReadInteger(string text);

    /// <summary>Whether an integer type counts as a number.</summary>
    protected abstract bool Knows(GoType type);

    private sealed class CastReader : NumberReader
    {
        protected override long ReadInteger(string text) => GoNumberReader.TrySigned(WithoutZeroFraction(text), out long value) ? value : 0;

        protected override bool Knows(GoType type) => type != GoType.Duration;

        private static string WithoutZeroFraction(string text)
        {
            string whole = text.TrimEnd('0');
            return whole.Length < text.Length && whole.EndsWith('.') ? whole[..^1] : text;
        }
    }

    private sealed class PlainReader : NumberReader
    {
        protected override long ReadInteger(string text) => WholeNumber.TryParse(text, WholeNumber.Decimal, out long value) ? value : 0;

        protected override bool Knows(GoType type) => true;
    }
}
