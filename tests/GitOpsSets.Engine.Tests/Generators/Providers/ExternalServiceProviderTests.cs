using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class ExternalServiceProviderTests
{
    private const string Spec = "{type: ExternalService, url: 'https://feed.example.com/v1?team=a', secretRef: {name: auth}}";
    private const string Anonymous = "{type: ExternalService, url: 'https://feed.example.com/v1', filter: {limit: 2}, defaultValues: {tier: dev}}";

    private readonly ProviderScene _scene = new();

    [Fact]
    public async Task Texts_and_keys_of_the_answer_keep_where_they_came_from_and_default_values_do_not()
    {
        _scene.Answer("""{"inputs":[{"id":"a","labels":{"x":"y"},"size":4}]}""");

        var values = Assert.Single((await _scene.CompleteAsync(Anonymous)).Elements).Values!;

        Assert.True(values["labels"].Map!["x"].IsOutsidersText);
        Assert.True(values["labels"].Map!.KeyOf("x").IsOutsidersText);
        Assert.False(values["tier"].IsOutsidersText);
    }

    [Fact]
    public async Task A_limit_that_cuts_the_answer_bounds_it_so_that_nothing_is_deleted()
    {
        _scene.Answer("""{"inputs":[{"id":"c"},{"id":"a"},{"id":"b"}]}""");

        var answer = await _scene.CompleteAsync(Anonymous);

        Assert.True(answer.IsBounded);
        Assert.Equal("feed/c,feed/a", string.Join(',', answer.Elements.Select(element => element.Origin.Key)));
    }

    [Theory]
    [InlineData("a\u001b[31m")]
    [InlineData("../../etc")]
    [InlineData("")]
    public async Task An_odd_id_stands_in_no_key_and_no_description(string id)
    {
        _scene.Answer($$"""{"inputs":[{"id":{{System.Text.Json.JsonSerializer.Serialize(id)}}}]}""");

        var origin = Assert.Single((await _scene.CompleteAsync(Anonymous)).Elements).Origin;

        Assert.Matches("^feed/sha256:[0-9a-f]{64}\\z", origin.Key);
        Assert.DoesNotContain('\u001b', origin.Description);
    }

    [Theory]
    [InlineData("token", "Bearer t0k")]
    [InlineData("username,password", "Basic dDBrOnQwaw==")]
    public async Task The_secret_makes_the_request_confidential(string keys, string header)
    {
        _scene.Keys = keys.Split(',').ToDictionary(static key => key, static _ => new Secret(" t0k\n"), StringComparer.Ordinal);

        await _scene.CompleteAsync(Spec);

        var question = Assert.Single(_scene.Asked);
        Assert.True(question.IsConfidential);
        Assert.Equal(header, question.Headers.Single(one => one.Key == "Authorization").Value.Reveal());
    }

    [Fact]
    public async Task A_user_in_the_url_leaves_it_and_becomes_a_header()
    {
        await _scene.CompleteAsync("{type: ExternalService, url: 'https://u:p@feed.example.com/'}");

        var question = Assert.Single(_scene.Asked);
        Assert.Equal(("https://feed.example.com/", true), (question.Endpoint.AbsoluteUri, question.IsConfidential));
        Assert.Equal("Basic dTpw", question.Headers[1].Value.Reveal());
    }

    [Fact]
    public async Task A_secret_that_was_not_handed_in_asks_nobody()
    {
        var finding = await _scene.FailedAsync(Spec);

        Assert.Contains("'apps/auth' of its secretRef was not given", finding.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Asked);
    }

    [Theory]
    [InlineData("to\nken", "token", "no header can carry")]
    [InlineData("user", "username", "nor a key 'password'")]
    public async Task A_secret_that_cannot_be_sent_is_named_without_its_value(string value, string key, string said)
    {
        _scene.Keys = new(StringComparer.Ordinal) { [key] = new Secret(value) };

        var finding = await _scene.FailedAsync(Spec);

        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("to\nken", finding.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Asked);
    }

    [Theory]
    [InlineData("""{"inputs":[{"id":"a"},{"id":"a"}]}""", "input 1 of the answer has the 'id' of one before it")]
    [InlineData("""{"inputs":[{"id":1}]}""", "input 0 of the answer has an 'id' that is not a text")]
    [InlineData("""{"inputs":[{"id":"a"},{},{"id":"b"}]}""", "input 1 of the answer has no 'id'")]
    [InlineData("""{"inputs":[{"id":"a"},null]}""", "input 1 of the answer is")]
    [InlineData("""{"inputs":{"id":"a"}}""", "not a list of objects")]
    [InlineData("""{"inputs":null}""", "no object with a list 'inputs'")]
    [InlineData("""{"items":[]}""", "no object with a list 'inputs'")]
    [InlineData("null", "no object with a list 'inputs'")]
    [InlineData("""{"inputs":[""", "no JSON")]
    [InlineData("<html>sign in</html>", "no JSON")]
    [InlineData("", "no JSON")]
    public async Task One_wrong_entry_makes_the_whole_answer_none(string body, string said)
    {
        _scene.Answer(body);

        var finding = await _scene.FailedAsync(Anonymous);

        Assert.Equal(DiagnosticCodes.SourceUnavailable, finding.Code);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.Contains("https://feed.example.com/v1", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(304)]
    public async Task A_status_that_promises_no_whole_answer_is_a_failure(int status)
    {
        _scene.Answer("""{"inputs":[]}""", status);

        Assert.Equal(DiagnosticCodes.SourceUnavailable, (await _scene.FailedAsync(Anonymous)).Code);
    }

    [Theory]
    [InlineData("{type: ExternalService, url: 'http://feed.example.com/'}", "unless 'insecure' is true")]
    [InlineData("{type: ExternalService, url: 'oci://feed.example.com/'}", "write it as https://")]
    [InlineData("{type: ExternalService}", "write it as https://")]
    [InlineData("{type: ExternalService, url: 'https://feed.example.com/%zz'}", "no URL")]
    public async Task What_cannot_be_asked_fails_and_asks_nobody(string spec, string said)
    {
        var finding = await _scene.FailedAsync(spec);

        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Asked);
    }
}
