using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Yaml;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\": 1,}", 1, 9)]
    [InlineData("[1\n 2]", 2, 2)]
    [InlineData("{\"a\":\n  tru}", 2, 3)]
    [InlineData("\"a\nb\"", 1, 3)]
    [InlineData("\"\\x\"", 1, 3)]
    [InlineData("01", 1, 2)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("1e999", 1, 1)]
    public void Errors_have_their_true_place(string text, int line, int column)
    {
        var error = Assert.Throws<YamlException>(() => JsonReader.Read(text, Written.File, YamlLimits.Default, JsonNumberModel.Float64));

        Assert.Equal((line, column), (error.At.Line, error.At.Column));
    }

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\\ud83d!\"", "\uFFFD!")]
    [InlineData("\"\\ude00\\/\"", "\uFFFD/")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string json, string text)
    {
        var node = JsonReader.Read(json, Written.File, YamlLimits.Default, JsonNumberModel.Float64);

        Assert.Equal(text, ((YamlString)node).Value);
    }

    [Fact]
    public void Numbers_follow_the_model_that_is_asked_for()
    {
        var asObject = JsonReader.Read("9007199254740993", Written.File, YamlLimits.Default, JsonNumberModel.Int64OrFloat64);
        var asAny = JsonReader.Read("9007199254740993", Written.File, YamlLimits.Default, JsonNumberModel.Float64);

        Assert.Equal("9007199254740993", JsonWriter.Write(asObject));
        Assert.Equal("9007199254740992", JsonWriter.Write(asAny));
    }
}
