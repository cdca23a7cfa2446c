using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Engine.Tests.Summaries;

public sealed class ChangeMarkdownTests
{
    private static readonly SetId Set = SetId.TryParse("ResourceSet/apps/shop", out var parsed) ? parsed : default;

    private static readonly Dictionary<string, string> Before = new(StringComparer.Ordinal)
    {
        ["apps/shop/deployment-web.yaml"] = "kind: Deployment\nmetadata: {name: web, namespace: apps}\nspec: {selector: {matchLabels: {a: b}}}\n",
        ["apps/shop/namespace-pr-1.yaml"] = "kind: Namespace\nmetadata: {name: pr-1}\n",
        ["apps/shop/configmap-pr-1.yaml"] = "kind: ConfigMap\nmetadata: {name: pr-1, namespace: pr-1}\n",
        ["apps/shop/kustomization.yaml"] = "resources: []\n",
    };

    [Fact]
    public void Objects_are_told_with_what_flux_makes_of_them_the_gravest_first()
    {
        var summary = ChangeSummary.Of(Changes());

        Assert.Equal(
            """
            | | object | for Flux | file |
            |---|---|---|---|
            | - | `Namespace pr-1` | cascading | `apps/shop/namespace-pr-1.yaml` |
            | ~ | `Deployment apps/web` | refused | `apps/shop/deployment-web.yaml` |
            | - | `ConfigMap pr-1/pr-1` | pruned | `apps/shop/configmap-pr-1.yaml` |
            | + | `Namespace pr-2` | created | `apps/shop/namespace-pr-2.yaml` |
            | ~ |  |  | `apps/shop/kustomization.yaml` |

            """.ReplaceLineEndings("\n"),
            string.Concat(ChangeMarkdown.Objects(summary)));
        Assert.Equal("1 file added, 2 updated, 2 removed", summary.Counts);
    }

    [Fact]
    public void What_somebody_should_look_at_stands_in_a_table_of_its_own()
    {
        Assert.Equal(
            """
            ### Look at these before they are synced

            | object | what happens | why |
            |---|---|---|
            | `Namespace pr-1` | cascading | `everything in the namespace goes with it` |
            | `Deployment apps/web` | refused | `spec.selector cannot change in place: delete the object, or annotate it with kustomize.toolkit.fluxcd.io/force: enabled` |


            """.ReplaceLineEndings("\n"),
            string.Concat(ChangeMarkdown.Dangers(ChangeSummary.Of(Changes()))));
    }

    [Fact]
    public void Nothing_is_said_of_nothing()
    {
        var summary = ChangeSummary.Of(new ChangeSet([], [], Ledger.Empty));

        Assert.Empty(ChangeMarkdown.Dangers(summary).Concat(ChangeMarkdown.Sets(summary)).Concat(ChangeMarkdown.Objects(summary)));
    }

    private static ChangeSet Changes()
    {
        FileChange[] changes =
        [
            new FileChange.Removed(RelativePath.Of("apps/shop", "configmap-pr-1.yaml"), Set),
            new FileChange.Modified(RelativePath.Of("apps/shop", "deployment-web.yaml"), Set, "kind: Deployment\nmetadata: {name: web, namespace: apps}\nspec: {selector: {matchLabels: {a: c}}}\n"),
            new FileChange.Modified(RelativePath.Of("apps/shop", "kustomization.yaml"), Set, "resources: [a]\n"),
            new FileChange.Removed(RelativePath.Of("apps/shop", "namespace-pr-1.yaml"), Set),
            new FileChange.Added(RelativePath.Of("apps/shop", "namespace-pr-2.yaml"), Set, "kind: Namespace\nmetadata: {name: pr-2}\n"),
        ];
        return new ChangeSet([.. changes], [], Ledger.Empty) { Meanings = ChangeMeanings.Of([.. changes], path => Before.GetValueOrDefault(path.Value)) };
    }
}
