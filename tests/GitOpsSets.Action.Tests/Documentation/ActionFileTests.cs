using GitOpsSets.Action.Ci.AzurePipelines;
using GitOpsSets.Action.Ci.GitHubActions;
using GitOpsSets.Action.Ci.GitLabCi;
using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Documentation;

public sealed class ActionFileTests
{
    [Theory]
    [InlineData("action.yml")]
    [InlineData("templates/expand.yml")]
    [InlineData("templates/azure-pipelines/expand.yml")]
    public void The_files_that_hosts_read_are_those_the_declarations_write(string file)
    {
        string path = Path.Combine(SourceTree.Root, file);
        string written = file switch
        {
            "action.yml" => ActionManifest.Write(),
            "templates/expand.yml" => GitLabComponent.Write(),
            _ => AzurePipelinesTemplate.Write(),
        };
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Fact]
    public void Only_the_token_has_a_default_there_so_that_the_configuration_file_can_win()
    {
        string manifest = ActionManifest.Write();

        Assert.Equal(["    default: ${{ github.token }}"], manifest.Split('\n').Where(line => line.StartsWith("    default:", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.DoesNotContain("args:", manifest, StringComparison.Ordinal);
    }
}
