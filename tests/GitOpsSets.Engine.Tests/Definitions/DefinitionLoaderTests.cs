using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Definitions.Substitution;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Definitions;

public sealed class DefinitionLoaderTests
{
    private const string Set = "apiVersion: sets.gitops.pro/v1alpha1\nkind: GitOpsSet\nmetadata:\n  name: apps\nspec:\n  generators: []\n  templates: []\n";

    [Fact]
    public void A_file_that_is_too_large_is_said_and_counts_as_one_that_could_not_be_read()
    {
        var tree = new InMemoryTree().AddFile("sets/large.yaml", Set + new string('#', 5 * 1024 * 1024)).AddFile("sets/small.yaml", Set);

        var loaded = new DefinitionLoader(new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet)).Load(tree, FileGlob.Parse(["**/*.yaml"]), "expanded", DefinitionVariables.None);

        Assert.Single(loaded.Value.Sets);
        Assert.Equal("sets/large.yaml", Assert.Single(loaded.Value.BrokenFiles));
        Assert.Equal("sets/large.yaml:1:1: warning GS0501: 'sets/large.yaml' is larger than 5242880 bytes and is not searched for definitions (raise it with 'limits: definition-bytes=NUMBER', at most 20971520, or leave it out with 'definitions', or split it)", Assert.Single(loaded.Diagnostics).ToString());
        Assert.Equal(DiagnosticCodes.LimitReached, loaded.Diagnostics[0].Code);
    }
}
