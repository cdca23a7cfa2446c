using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class DockerConfigTests
{
    [Theory]
    [InlineData("""{"auths":{"ghcr.io":{"username":"u","password":"p"}}}""", "u:p")]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"dTpw"}}}""", "u:p")]
    [InlineData("""{"auths":{"https://ghcr.io/v2/":{"auth":"dTpw"}}}""", "u:p")]
    [InlineData("""{"auths":{"*.io":{"auth":"dTpw"}}}""", "u:p")]
    [InlineData("""{"auths":{"ghcr.io":{"username":"host","password":"p"},"ghcr.io/acme":{"username":"u","password":"p"}}}""", "u:p")]
    [InlineData("""{"auths":{"ghcr.io":{"identitytoken":"i"}}}""", "<token>:i")]
    [InlineData("""{"auths":{"other.io":{"auth":"dTpw"}}}""", null)]
    [InlineData("""{"auths":{"ghcr.io/other":{"auth":"dTpw"}}}""", null)]
    [InlineData("""{"auths":{"ghcr.io.example.com":{"auth":"dTpw"}}}""", null)]
    [InlineData("""{"auths":{"ghcr.io:5000":{"auth":"dTpw"}}}""", null)]
    [InlineData("""{"auths":{"ghcr.io":{}}}""", null)]
    [InlineData("{}", null)]
    public void A_credential_goes_to_its_own_host_and_path_alone(string config, string? credential)
    {
        Assert.Equal(credential, DockerConfig.Find(new Secret(config), "ghcr.io", "acme/apps")?.Reveal());
    }

    [Theory]
    [InlineData("{nope")]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"%%%"}}}""")]
    [InlineData("""{"auths":{"ghcr.io":{"auth":"dQ=="}}}""")]
    public void What_is_no_configuration_is_an_error(string config)
    {
        Assert.Throws<YamlException>(() => DockerConfig.Find(new Secret(config), "ghcr.io", "acme/apps"));
    }

    [Fact]
    public void Every_value_that_may_be_shown_nowhere_is_known()
    {
        var values = DockerConfig.SecretsOf(new Secret("""{"auths":{"a.io":{"auth":"dTpwYXNz"},"b.io":{"username":"u","password":"word"},"c.io":{"identitytoken":"i"},"d.io":{"registrytoken":"r"}}}"""));

        Assert.Equal(["dTpwYXNz", "i", "pass", "r", "word"], values.Select(value => value.Reveal()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Empty(DockerConfig.SecretsOf(new Secret("{nope")));
        Assert.Empty(DockerConfig.SecretsOf(default));
    }
}
