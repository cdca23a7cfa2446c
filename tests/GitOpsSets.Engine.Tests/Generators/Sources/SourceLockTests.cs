using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Generators.Sources;

public sealed class SourceLockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, 250, TimeSpan.Zero);
    private static readonly SourceSpan Origin = new("sets/a.yaml", 3, 5);
    private static readonly ForeignText Foreign = new(new TokenSource());

    [Fact]
    public void An_element_comes_back_with_its_values_their_types_and_who_wrote_them()
    {
        var values = new TemplateMap
        {
            ["id"] = TemplateValue.Of("7"),
            ["count"] = TemplateValue.OfInt64(3),
            ["ratio"] = TemplateValue.Of(1.0),
            ["large"] = TemplateValue.Of(1e30),
            ["fork"] = TemplateValue.Of(true),
            ["nothing"] = TemplateValue.Nil,
            ["title"] = Foreign.Outsiders("\"}\n\u2028 ${X} \ud83d\ude00", "inputs.title"),
            ["labels"] = TemplateValue.Of(new TemplateList([Foreign.Outsiders("a", "inputs.labels"), Foreign.Outsiders("b", "inputs.labels")])),
            ["tag"] = Foreign.Remote("v1", "inputs.tag"),
        };
        string line = ElementText.Write(new Element(values, new ElementOrigin("p/7", "pull request #7", Origin) { Evidence = ["github x#7"] }));

        var read = ElementText.Read(line, Foreign, "inputs", Origin);

        Assert.Equal(line, ElementText.Write(read));
        Assert.Equal("p/7", read.Origin.Key);
        Assert.Equal(["github x#7"], read.Origin.Evidence, StringComparer.Ordinal);
        Assert.Equal(
            ["count int64", "fork bool", "id string", "labels []interface {}", "large float64", "nothing ", "ratio float64", "tag string", "title string"],
            read.Values!.Keys.Select(key => $"{key} {read.Values[key].Type}"),
            StringComparer.Ordinal);
        Assert.Equal(values["title"].Text, read.Values["title"].Text);
        Assert.Equal(new Provenance(TrustLevel.Outsider, "inputs.title"), read.Values["title"].Rich.Segments.Single().Source);
        Assert.Equal(new Provenance(TrustLevel.Remote, "inputs.tag"), read.Values["tag"].Rich.Segments.Single().Source);
        Assert.False(read.Values["id"].IsOutsidersText);
    }

    [Fact]
    public void Keys_that_a_remote_system_wrote_are_still_its_own_when_read_again()
    {
        var answer = new TemplateMap { ["a: b"] = TemplateValue.Of(1.0), ["labels"] = TemplateValue.Of(new TemplateMap { ["x\n"] = TemplateValue.Of(true) }) };
        string line = ElementText.Write(new Element(new RemoteValues(Foreign).Mark(answer, "Element"), new ElementOrigin("apiClient[0]/0", "item 0", Origin)));

        var read = ElementText.Read(line, Foreign, "Element", Origin).Values!;

        Assert.True(read.KeyOf("a: b").IsOutsidersText);
        Assert.True(read["labels"].Map!.KeyOf("x\n").IsOutsidersText);
        Assert.Equal(GoKind.Float, read["a: b"].Kind);
    }

    [Fact]
    public void A_lock_is_written_and_read_byte_for_byte()
    {
        string text = SourceLockText.Write(LockOf(Answer("a", "one", "two"), Answer("b")));

        Assert.True(SourceLockText.TryRead(text, out var read, out _));
        Assert.Equal(text, SourceLockText.Write(read));
    }

    [Theory]
    [InlineData("\"key\":\"one\"", "\"key\":\"three\"", "edited by hand")]
    [InlineData("\"complete\"", "\"bounded\"", "edited by hand")]
    [InlineData("2026-03-02", "2026-03-03", "edited by hand")]
    [InlineData("2026-03-02", "yesterday", "no source lock")]
    [InlineData("\"version\":1", "\"version\":2", "another version")]
    [InlineData("\"sources\"", "\"things\"", "no source lock")]
    [InlineData("]}\n", "", "no source lock")]
    public void A_lock_that_somebody_changed_is_none(string before, string after, string reason)
    {
        string text = SourceLockText.Write(LockOf(Answer("a", "one"))).Replace(before, after, StringComparison.Ordinal);

        Assert.False(SourceLockText.TryRead(text, out _, out string? refusal));
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_did_not_change_keeps_its_time()
    {
        var before = LockOf(Answer("a", "one"), Answer("b", "one"));

        var after = before.After([Answer("a", "one"), Answer("b", "two")], _ => false, Noon.AddHours(1));

        Assert.Equal(["a 12", "b 13"], after.Sources.Select(source => $"{source.Answer.Query.Asker} {source.AsOf.Hour}"), StringComparer.Ordinal);
    }

    [Fact]
    public void What_nobody_asked_for_stays_only_when_it_is_said_to()
    {
        var before = LockOf(Answer("failed", "one"), Answer("gone", "one"));

        var after = before.After([Answer("new")], query => query.Asker == "failed", Noon);

        Assert.Equal(["failed", "new"], after.Sources.Select(source => source.Answer.Query.Asker), StringComparer.Ordinal);
    }

    private static SourceLock LockOf(params SourceAnswer[] answers) => SourceLock.Empty.After(answers, _ => false, Noon);

    private static SourceAnswer Answer(string asker, params string[] keys) =>
        new(new SourceQuery(asker, "sets/a.yaml", "pullRequests {}"), false, ["github x#"], [.. keys.Select(key => $"{{\"key\":\"{key}\",\"is\":\"it\"}}")]);
}
