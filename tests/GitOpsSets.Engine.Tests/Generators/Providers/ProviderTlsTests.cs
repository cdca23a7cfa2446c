using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class ProviderTlsTests
{
    private const string Spec = "{type: ExternalService, url: 'https://teams.example/all', certSecretRef: {name: auth}}";

    [Theory]
    [InlineData("ca.crt", "tls.crt", "tls.key")]
    [InlineData("caFile", "certFile", "keyFile")]
    public async Task Authorities_and_client_certificate_go_along_with_the_question(string authorities, string certificate, string key)
    {
        var scene = new ProviderScene { Keys = Keys(authorities, certificate, key) };

        await scene.CompleteAsync(Spec);

        Assert.Equal(new TlsSettings("value of " + authorities, new ClientCertificate("value of " + certificate, new Secret("value of " + key))), Assert.Single(scene.Asked).Tls);
    }

    [Fact]
    public async Task Either_is_enough_alone()
    {
        var trusting = new ProviderScene { Keys = Keys("ca.crt") };
        var known = new ProviderScene { Keys = Keys("tls.crt", "tls.key") };

        await trusting.CompleteAsync(Spec);
        await known.CompleteAsync(Spec);

        Assert.Equal(new TlsSettings("value of ca.crt"), Assert.Single(trusting.Asked).Tls);
        Assert.Null(Assert.Single(known.Asked).Tls!.Authorities);
        Assert.NotNull(Assert.Single(known.Asked).Tls!.Client);
    }

    [Theory]
    [InlineData("ca.crt,tls.crt", "but no key for it in 'tls.key'")]
    [InlineData("tls.key", "but no client certificate for it in 'tls.crt'")]
    [InlineData("keyFile,caFile", "but no client certificate for it in 'tls.crt'")]
    [InlineData("username", "neither a key 'ca.crt' nor 'tls.crt' and 'tls.key'")]
    [InlineData("", "neither a key 'ca.crt' nor 'tls.crt' and 'tls.key'")]
    public async Task A_secret_that_is_not_whole_is_a_mistake_that_names_it_and_shows_no_value(string keys, string said)
    {
        var scene = new ProviderScene { Keys = Keys(keys.Split(',', StringSplitOptions.RemoveEmptyEntries)) };

        var failure = await scene.FailedAsync(Spec);

        Assert.Contains("'apps/auth'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("value of", failure.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Asked);
    }

    [Fact]
    public async Task A_secret_that_was_not_handed_in_is_a_mistake()
    {
        var failure = await new ProviderScene().FailedAsync(Spec);

        Assert.Contains("'apps/auth' of its certSecretRef was not given", failure.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, Secret> Keys(params string[] names) => names.ToDictionary(name => name, name => new Secret("value of " + name), StringComparer.Ordinal);
}
