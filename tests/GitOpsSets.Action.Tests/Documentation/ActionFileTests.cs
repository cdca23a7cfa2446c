using System.Runtime.CompilerServices;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Tests.Documentation;

public sealed class ActionFileTests
{
    [Fact]
    public void The_action_file_is_the_one_the_declarations_write()
    {
        string path = Path.Combine(RepositoryFolder(), "action.yml");
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

    private static string RepositoryFolder([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "GitOpsSets.Action.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("the repository");
    }
}
