using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class OriginTests
{
    private static readonly Uri Nobody = new($"https://n\u00FCll{string.Concat(Enumerable.Repeat(".example", 40))}/x");

    [Fact]
    public void A_host_that_is_no_name_is_another_origin_and_no_crash()
    {
        Assert.False(Origin.HasHost(Nobody));
        Assert.False(Origin.Same(Nobody, new Uri("https://api.github.com/x")));
        Assert.Contains("example", Origin.Name(Nobody), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_at_a_host_that_is_no_name()
    {
        using var http = new ForgeHttp(ForgeHttpPolicy.Default, TimeProvider.System, static () => 0, static _ => { }, static _ => throw new InvalidOperationException("nobody was to be asked"));

        var thrown = await Assert.ThrowsAsync<ForgeException>(() => http.SendAsync(new ForgeRequest(Nobody), TestContext.Current.CancellationToken));

        Assert.Equal("the address has no host name that can be asked for", thrown.Reason);
    }
}
