using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Documentation;

public sealed class ActionFileTests
{
    [Fact]
    public void The_action_file_is_the_one_the_declarations_write()
    {
        string path = Path.Combine(SourceTree.Root, "action.yml");
        string written = ActionManifest.Write();
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
