using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators;

public sealed class EnabledGeneratorsTests
{
    private const string Definition = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: a}
        spec:
          generators:
            - list: {elements: []}
            - matrix:
                generators:
                  - name: one
                    list: {elements: []}
                  - cluster: {}
        """;

    [Fact]
    public void No_names_enable_everything() => Assert.Empty(Refuse());

    [Fact]
    public void Each_generator_that_is_not_enabled_is_named_at_its_place_inside_matrices_too() =>
        Assert.Equal([6, 10], Refuse("Matrix", "Cluster").Select(finding => finding.At!.Value.Line));

    [Fact]
    public void Names_that_nobody_knows_enable_nothing() => Assert.Equal(4, Refuse("list").Length);

    private static ImmutableArray<Diagnostic> Refuse(params string[] names)
    {
        var source = (YamlMapping)YamlReader.ReadFirst(Definition, "set.yaml", YamlLimits.Default)!;
        var set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(source).Value.Sets.Single();
        return new EnabledGenerators([.. names]).Refuse(set);
    }
}
