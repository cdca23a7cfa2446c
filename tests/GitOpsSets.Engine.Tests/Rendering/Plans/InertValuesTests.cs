using GitOpsSets.Engine.Rendering.Plans;

namespace GitOpsSets.Engine.Tests.Rendering.Plans;

/// <summary>What stays one scalar wherever its kind of scalar stands.</summary>
public sealed class InertValuesTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "podinfo", "Plain PlainInFlow Quoted Block" },
        { "v1.2.3-rc.1", "Plain PlainInFlow Quoted Block" },
        { "/srv/app", "Plain PlainInFlow Quoted Block" },
        { "true", "Plain PlainInFlow Quoted Block" },
        { "nginx:1.25", "Plain Quoted Block" },
        { "https://example.com:8080/x", "Plain Quoted Block" },
        { "two words", "Plain Quoted Block" },
        { "what?", "Quoted Block" },
        { "a #b", "Quoted Block" },
        { "a: b", "Quoted Block" },
        { "a:", "Quoted Block" },
        { "a,b", "Quoted Block" },
        { "*", "Quoted Block" },
        { "-1", "" },
        { "---", "" },
        { "...", "" },
        { " a", "" },
        { "a ", "" },
        { "", "" },
        { "a\nb", "" },
        { "a\tb", "" },
        { "\"", "" },
        { "'", "" },
        { "\\n", "" },
        { "größe", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_inert_where_a_reader_finds_nothing_in_it(string value, string contexts)
    {
        var inert = Enum.GetValues<HoleContext>().Where(context => InertValues.IsInert(value, context));

        Assert.Equal(contexts, string.Join(' ', inert));
    }

    [Fact]
    public void A_value_that_is_too_long_for_a_key_is_not_inert()
    {
        Assert.True(InertValues.IsInert(new string('a', InertValues.MaxLength), HoleContext.Plain));
        Assert.False(InertValues.IsInert(new string('a', InertValues.MaxLength + 1), HoleContext.Plain));
    }
}
