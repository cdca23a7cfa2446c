using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Values;

public sealed class GoTextTests
{
    // not theory data: the runner passes that on as UTF-8, which loses lone surrogates
    private static readonly (string Smaller, string Larger)[] Ordered =
    [
        ("a", "b"),
        ("a", "aa"),
        ("\uFFFD", "🚀"),
        ("z", "é"),
        ("\uDC80", "é"),
        ("🚀", "\uDCFF"),
        ("🚀", "🚁"),
        ("é", "é\uDC80"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("61")]
    [InlineData("80")]
    [InlineData("FF00C3")]
    [InlineData("C3A9F09F9A80")]
    [InlineData("F09F9A")]
    [InlineData("EDA080EDBFBF")]
    [InlineData("C080")]
    [InlineData("F490808041E282")]
    public void Bytes_survive_the_way_there_and_back(string hexadecimal)
    {
        byte[] bytes = Convert.FromHexString(hexadecimal);

        string text = GoText.FromUtf8(bytes);

        Assert.Equal(bytes, GoText.ToUtf8(text));
        Assert.Equal(bytes.Length, GoText.ByteCount(text));
    }

    [Fact]
    public void A_byte_that_is_not_text_is_one_low_surrogate()
    {
        Assert.Equal("a\uDCFFb", GoText.FromUtf8([0x61, 0xFF, 0x62]));
    }

    [Fact]
    public void Every_cut_of_a_text_joins_to_the_same_bytes()
    {
        const string Text = "aé日🚀\uDC80z";
        byte[] bytes = GoText.ToUtf8(Text);

        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            string joined = GoText.Substring(Text, 0, cut) + GoText.Substring(Text, cut, bytes.Length);

            Assert.Equal(bytes, GoText.ToUtf8(joined));
            Assert.Equal(Text, GoText.Canonical(joined));
            Assert.Equal(0, GoText.Compare(Text, joined));
        }
    }

    [Fact]
    public void Order_is_the_order_of_bytes()
    {
        foreach (var (smaller, larger) in Ordered)
        {
            Assert.True(GoText.Compare(smaller, larger) < 0, smaller);
            Assert.True(GoText.Compare(larger, smaller) > 0, smaller);
            Assert.True(GoText.ToUtf8(smaller).AsSpan().SequenceCompareTo(GoText.ToUtf8(larger)) < 0, smaller);
        }
    }

    [Fact]
    public void A_surrogate_that_carries_nothing_counts_as_the_replacement_character()
    {
        const string Text = "\uD83Dx\uDFFF";

        Assert.Equal(Encoding.UTF8.GetBytes("\uFFFDx\uFFFD"), GoText.ToUtf8(Text));
        Assert.Equal(7, GoText.ByteCount(Text));
    }

    [Theory]
    [InlineData("abc", -1, 2)]
    [InlineData("abc", 2, 1)]
    [InlineData("abc", 0, 4)]
    [InlineData("é", 0, 3)]
    public void Bounds_outside_the_text_are_refused(string text, int start, int end)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GoText.Substring(text, start, end));
    }
}
