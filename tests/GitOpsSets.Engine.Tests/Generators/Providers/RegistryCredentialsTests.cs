using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class RegistryCredentialsTests
{
    private const string Plain = "{type: OCIArtifactTag, url: 'oci://ghcr.io/acme/apps'}";
    private const string Named = "{type: OCIArtifactTag, url: 'oci://ghcr.io/acme/apps', secretRef: {name: auth}}";
    private const string Machine = """{"auths":{"ghcr.io":{"username":"machine","password":"canary"}}}""";

    [Fact]
    public void Without_a_Secret_the_machine_is_logged_in()
    {
        Assert.Null(TryFind(new ProviderScene { DockerConfig = new Secret(Machine) }, Plain, out var credential));

        Assert.Equal("machine:canary", credential?.Reveal());
    }

    [Fact]
    public void A_Secret_takes_the_machines_place_even_where_it_has_no_entry()
    {
        var fitting = new ProviderScene { DockerConfig = new Secret(Machine), Keys = Config("""{"auths":{"ghcr.io":{"username":"own","password":"p"}}}""") };
        var other = new ProviderScene { DockerConfig = new Secret(Machine), Keys = Config("""{"auths":{"quay.io":{"username":"own","password":"p"}}}""") };

        Assert.Null(TryFind(fitting, Named, out var own));
        Assert.Null(TryFind(other, Named, out var none));

        Assert.Equal("own:p", own?.Reveal());
        Assert.Null(none);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"credsStore":"desktop","auths":{"ghcr.io":{}}}""")]
    [InlineData("""{"auths":{"ghcr.io.example.com":{"username":"u","password":"p"}}}""")]
    public void What_the_machine_is_not_logged_in_to_is_asked_anonymously(string config)
    {
        Assert.Null(TryFind(new ProviderScene { DockerConfig = new Secret(config) }, Plain, out var credential));

        Assert.Null(credential);
    }

    [Fact]
    public void A_configuration_that_is_none_is_a_mistake_that_shows_nothing_of_it()
    {
        string? reason = TryFind(new ProviderScene { DockerConfig = new Secret("canary") }, Plain, out _);

        Assert.Contains("the Docker configuration of the machine", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", reason, StringComparison.Ordinal);
    }

    private static Dictionary<string, Secret> Config(string json) => new(StringComparer.Ordinal) { [".dockerconfigjson"] = new Secret(json) };

    private static string? TryFind(ProviderScene scene, string spec, out Secret? credential) =>
        RegistryCredentials.TryFind(scene.Context(), ProviderScene.Definition(spec), new RepositoryAddress(new Uri("https://ghcr.io"), "acme/apps"), out credential);
}
