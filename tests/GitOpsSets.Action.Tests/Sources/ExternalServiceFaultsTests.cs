using System.Collections.Immutable;
using System.Net;
using System.Text;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Sources;

/// <summary>What an external service may get wrong on the wire; what it may get wrong in its JSON is the provider's own test.</summary>
public sealed class ExternalServiceFaultsTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(304)]
    public async Task The_reader_learns_the_status_of_an_answer(int status)
    {
        Assert.Equal(status, Assert.IsType<HttpReply.Received>(await AskAsync(_ => Response(status, ""))).Status);
    }

    [Fact]
    public async Task A_redirect_loop_is_no_answer()
    {
        Assert.IsType<HttpReply.Unavailable>(await AskAsync(_ => Redirect("https://feed.example.com/v1")));
    }

    [Fact]
    public async Task The_token_does_not_follow_a_redirect_to_another_server()
    {
        var shown = new List<string>();

        await AskAsync(request =>
        {
            shown.Add($"{request.RequestUri!.Host} {request.Headers.Authorization}".TrimEnd());
            return request.RequestUri!.Host == "feed.example.com" ? Redirect("https://other.example.com/") : Response(200, "{}");
        });

        Assert.Equal("feed.example.com Bearer t0k, other.example.com", string.Join(", ", shown));
    }

    private static HttpResponseMessage Response(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "Retry-After", "0" } } };

    private static HttpResponseMessage Redirect(string target) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(target) } };

    private static async Task<HttpReply> AskAsync(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var source = new HttpSource(ForgeScene.Impatient, TimeProvider.System, static () => 0.5, static _ => { }, _ => new Stub(answer));
        var question = new HttpQuestion(new Uri("https://feed.example.com/v1"), "GET")
        {
            Headers = ImmutableArray.Create(KeyValuePair.Create("Authorization", new Secret("Bearer t0k"))),
            IsConfidential = true,
            MaxAnswerBytes = 921_600,
        };
        return await source.AskAsync(question, TestContext.Current.CancellationToken);
    }

    private sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
