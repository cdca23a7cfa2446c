using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Tests.Changes;

public sealed class ChangeMeaningsTests
{
    private static readonly RelativePath Path = RelativePath.Of("apps/web", "object.yaml");

    [Theory]
    [InlineData("Deployment", "spec: {selector: {matchLabels: {a: b}}}", "spec: {selector: {matchLabels: {a: c}}}", "spec.selector")]
    [InlineData("StatefulSet", "spec: {serviceName: a, podManagementPolicy: OrderedReady}", "spec: {serviceName: b, podManagementPolicy: Parallel}", "spec.serviceName, spec.podManagementPolicy")]
    [InlineData("StatefulSet", "spec: {volumeClaimTemplates: [{spec: {a: 1}}]}", "spec: {volumeClaimTemplates: [{spec: {a: 2}}]}", "spec.volumeClaimTemplates")]
    [InlineData("Job", "spec: {template: {spec: {image: a}}}", "spec: {template: {spec: {image: b}}}", "spec.template")]
    [InlineData("PersistentVolumeClaim", "spec: {storageClassName: a}", "spec: {storageClassName: b}", "spec.storageClassName")]
    [InlineData("Service", "spec: {clusterIP: 10.0.0.1}", "spec: {clusterIP: None}", "spec.clusterIP")]
    [InlineData("RoleBinding", "roleRef: {name: view}", "roleRef: {name: edit}", "roleRef")]
    [InlineData("ClusterRoleBinding", "roleRef: {name: view}", "roleRef: {name: edit}", "roleRef")]
    [InlineData("ConfigMap", "{immutable: true, data: {a: b}}", "{immutable: true, data: {a: c}}", "data")]
    public void An_immutable_field_that_changes_is_refused_by_the_cluster(string kind, string before, string after, string fields)
    {
        var change = Update(Text(kind, before), Text(kind, after));

        Assert.Equal((ChangeMeaning.Refused, $"{kind} apps/web"), (change.Meaning, change.Object));
        Assert.StartsWith(fields + " cannot change in place", change.Detail, StringComparison.Ordinal);
        Assert.True(change.NeedsAttention);
    }

    [Theory]
    [InlineData("Deployment", "spec: {replicas: 1, selector: {matchLabels: {a: b, c: d}}}", "spec: {replicas: 2, selector: {matchLabels: {c: d, a: b}}}")]
    [InlineData("Service", "spec: {ports: []}", "spec: {ports: [], clusterIP: 10.0.0.1}")]
    [InlineData("PersistentVolumeClaim", "spec: {resources: {requests: {storage: 1Gi}}}", "spec: {resources: {requests: {storage: 2Gi}}}")]
    [InlineData("ConfigMap", "data: {a: b}", "data: {a: c}")]
    public void A_field_that_may_change_is_an_update(string kind, string before, string after)
    {
        var change = Update(Text(kind, before), Text(kind, after));

        Assert.Equal((ChangeMeaning.Updated, ""), (change.Meaning, change.Detail));
    }

    [Fact]
    public void An_object_that_may_be_forced_is_made_again()
    {
        const string Forced = "metadata: {name: web, namespace: apps, annotations: {kustomize.toolkit.fluxcd.io/force: Enabled}}\nkind: Job\n";

        var change = Update(Forced + "spec: {template: a}", Forced + "spec: {template: b}");

        Assert.Equal(ChangeMeaning.Recreated, change.Meaning);
    }

    [Fact]
    public void Another_object_in_the_same_file_prunes_the_first()
    {
        var change = Update(Text("ConfigMap", "data: {}"), Text("Secret", "data: {}"));

        Assert.Equal((ChangeMeaning.Recreated, "it takes the place of ConfigMap apps/web, which is pruned"), (change.Meaning, change.Detail));
    }

    [Theory]
    [InlineData("kind: Namespace\nmetadata: {name: shop}", ChangeMeaning.Cascading)]
    [InlineData("kind: CustomResourceDefinition\nmetadata: {name: shops}", ChangeMeaning.Cascading)]
    [InlineData("kind: ConfigMap\nmetadata: {name: shop}", ChangeMeaning.Pruned)]
    [InlineData("kind: ConfigMap\nmetadata: {name: shop, labels: {kustomize.toolkit.fluxcd.io/prune: disabled}}", ChangeMeaning.Orphaned)]
    [InlineData("{ no yaml", ChangeMeaning.Pruned)]
    public void What_leaves_git_leaves_the_cluster_unless_it_may_not(string text, ChangeMeaning meaning)
    {
        var change = Assert.Single(ChangeMeanings.Of([new FileChange.Removed(Path, null)], _ => text));

        Assert.Equal(meaning, change.Meaning);
    }

    [Fact]
    public void An_object_that_moves_to_another_file_says_where_it_is_now()
    {
        const string text = "kind: Namespace\nmetadata: {name: shop}";
        var there = RelativePath.Of("apps/moved", "object.yaml");

        var changes = ChangeMeanings.Of([new FileChange.Added(there, null, text), new FileChange.Removed(Path, null)], _ => text);

        Assert.Equal((ChangeMeaning.Created, ChangeMeaning.Cascading), (changes[0].Meaning, changes[1].Meaning));
        Assert.EndsWith("goes with it, unless what applies this file applies 'apps/moved/object.yaml' too, where the object is now", changes[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_files_means_nothing_to_the_cluster()
    {
        var change = Assert.Single(ChangeMeanings.Of([new FileChange.Modified(RelativePath.Of("apps/web", "kustomization.yaml"), null, "a")], _ => "b"));

        Assert.Equal(ChangeMeaning.None, change.Meaning);
    }

    private static ObjectChange Update(string before, string after) =>
        Assert.Single(ChangeMeanings.Of([new FileChange.Modified(Path, null, after)], _ => before));

    private static string Text(string kind, string rest) =>
        $"kind: {kind}\nmetadata:\n  name: web\n  namespace: apps\n{(rest.StartsWith('{') ? rest[1..^1].Replace(", data", "\ndata", StringComparison.Ordinal) : rest)}\n";
}
