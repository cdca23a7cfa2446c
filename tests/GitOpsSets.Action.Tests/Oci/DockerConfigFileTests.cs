using GitOpsSets.Action.Oci;

namespace GitOpsSets.Action.Tests.Oci;

public sealed class DockerConfigFileTests
{
    [Theory]
    [InlineData("text", "/docker", "/home/anna", "text")]
    [InlineData("", "/docker", "/home/anna", "file /docker/config.json")]
    [InlineData("", "", "/home/anna", "file /home/anna/.docker/config.json")]
    [InlineData("", "", "", "")]
    public void Is_a_variable_of_GitLabs_or_a_file_where_Docker_has_it(string text, string folder, string home, string read)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_AUTH_CONFIG"] = text, ["DOCKER_CONFIG"] = folder, ["HOME"] = home };

        Assert.Equal(read, DockerConfigFile.Read(environment, path => $"file {path}").Reveal());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_none()
    {
        Assert.True(DockerConfigFile.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = "/home/anna" }, _ => null).IsEmpty);
    }
}
