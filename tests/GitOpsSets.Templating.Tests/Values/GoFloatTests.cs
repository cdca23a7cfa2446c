using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Values;

public sealed class GoFloatTests
{
    [Theory]
    [InlineData(0.125, 'f', 2, "0.12")]
    [InlineData(2.675, 'f', 2, "2.67")]
    [InlineData(0.5, 'f', 0, "0")]
    [InlineData(1.5, 'f', 0, "2")]
    [InlineData(9.995, 'e', 2, "9.99e+00")]
    [InlineData(999.96, 'f', 1, "1000.0")]
    [InlineData(1e21, 'g', -1, "1e+21")]
    [InlineData(123456789, 'g', 4, "1.235e+08")]
    [InlineData(100, 'g', 3, "100")]
    [InlineData(-0.0, 'f', 1, "-0.0")]
    [InlineData(5e-324, 'e', 3, "4.941e-324")]
    [InlineData(1, 'x', -1, "0x1p+00")]
    [InlineData(1, 'b', -1, "4503599627370496p-52")]
    public void Numbers_are_rounded_half_to_even_on_their_exact_value(double value, char form, int precision, string expected)
    {
        Assert.Equal(expected, GoFloat.Format(value, form, precision));
    }

    [Fact]
    public void Shortest_digits_read_back_the_same()
    {
        var random = new SequenceOfBits(42);

        for (int i = 0; i < 2_000; i++)
        {
            double value = random.NextDouble();
            Assert.Equal(value, double.Parse(GoNumber.Format(value), NumberStyles.Float, CultureInfo.InvariantCulture));
        }
    }

    private sealed class SequenceOfBits(ulong state)
    {
        private ulong _state = state;

        public double NextDouble()
        {
            double value;
            do
            {
                _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
                value = BitConverter.UInt64BitsToDouble(_state);
            }
            while (!double.IsFinite(value));

            return value;
        }
    }
}
