using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges;

/// <summary>What is sent again: only what cannot do harm twice.</summary>
public sealed class ForgeRepeatsTests : IAsyncLifetime
{
    private ForgeScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ForgeScene.StartAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData("GET", true, 500, 2)]
    [InlineData("GET", true, 502, 2)]
    [InlineData("PATCH", true, 500, 1)]
    [InlineData("PATCH", true, 502, 2)]
    [InlineData("POST", false, 500, 1)]
    [InlineData("POST", false, 502, 1)]
    [InlineData("POST", false, 503, 1)]
    [InlineData("POST", false, 429, 2)]
    public async Task A_request_is_sent_again_only_where_that_does_no_harm(string method, bool isRepeatable, int status, int sent)
    {
        _scene.GitHub.Fault = _ => new FakeFault.Answer(status, "{}") { Headers = [("retry-after", "0")] };

        await SendAsync(method, isRepeatable);

        Assert.Equal(sent, _scene.GitHub.Requests.Length);
    }

    [Fact]
    public async Task A_call_whose_connection_broke_is_not_made_again_when_it_may_have_worked()
    {
        _scene.GitHub.Fault = _ => new FakeFault.Reset();

        await Assert.ThrowsAsync<ForgeException>(() => SendAsync("POST", isRepeatable: false));

        Assert.Single(_scene.GitHub.Requests);
    }

    [Fact]
    public async Task A_redirect_within_the_origin_keeps_method_body_and_token()
    {
        _scene.GitHub.Fault = request => request.Path.EndsWith("/old", StringComparison.Ordinal)
            ? new FakeFault.Answer(307) { Headers = [("location", $"{_scene.GitHub.Api}repos/acme/shop/new")] }
            : null;

        await SendAsync("POST", isRepeatable: false);

        Assert.Equal(["POST", "POST"], _scene.GitHub.Requests.Select(request => request.Method), StringComparer.Ordinal);
        Assert.All(_scene.GitHub.Requests, request => Assert.Equal(("{\"a\":1}", "Bearer t0ken"), (request.Body, request.Authorization)));
    }

    private async Task<int> SendAsync(string method, bool isRepeatable)
    {
        using var http = new ForgeHttp(ForgeScene.Impatient, TimeProvider.System, static () => 0.5, static _ => { });
        var answer = await http.SendAsync(
            new ForgeRequest(new Uri(_scene.GitHub.Api, "repos/acme/shop/old"))
            {
                Method = new HttpMethod(method),
                IsRepeatable = isRepeatable,
                Body = method == "GET" ? default : Encoding.UTF8.GetBytes("{\"a\":1}"),
                Authorization = ForgeAuthorization.Bearer(new Secret("t0ken")),
            },
            TestContext.Current.CancellationToken);
        return answer.Status;
    }
}
