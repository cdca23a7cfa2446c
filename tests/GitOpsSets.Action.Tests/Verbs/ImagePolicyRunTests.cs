using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a GitOpsSet with an ImagePolicy that is evaluated against a registry.</summary>
public sealed class ImagePolicyRunTests : IAsyncLifetime
{
    private const string Output = "expanded/apps/shop/configmap-apps-shop.yaml";

    private FakeRegistry _registry = null!;
    private RunFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _registry.Push("acme/shop", "1.2.0", FakeLayer.Of(("a", "1")));
        _registry.Push("acme/shop", "1.10.0", FakeLayer.Of(("a", "2")));
        _registry.Push("acme/shop", "sha256-0.sig", FakeLayer.Of(("a", "3")));
        _folder = await RunFolder.CreateAsync(("images.yaml", Images("")), ("sets.yaml", Set));
        var first = await _folder.RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_newest_tag_is_chosen_and_the_one_before_is_remembered()
    {
        Assert.Equal([$"latest: {_registry.Authority}/acme/shop:1.10.0", $"name: {_registry.Authority}/acme/shop", "tag: x-1.10.0", "previous: x-"], Values());

        _registry.Push("acme/shop", "1.11.0", FakeLayer.Of(("a", "4")));
        await _folder.RunAsync();
        Assert.Equal([$"latest: {_registry.Authority}/acme/shop:1.11.0", $"name: {_registry.Authority}/acme/shop", "tag: x-1.11.0", $"previous: x-{_registry.Authority}/acme/shop:1.10.0"], Values());

        var before = _folder.Snapshot();
        await _folder.RunAsync();
        Assert.Equal(before, _folder.Snapshot());
    }

    [Theory]
    [InlineData("1.2.0", "", "is not the one that the policy chooses, which is '1.10.0'")]
    [InlineData("1.2.0", "  filterTags: {pattern: '^1[.]1'}\n", "does not pass 'filterTags' of its ImagePolicy")]
    [InlineData("sha256-0.sig", "", "is excluded by its ImageRepository")]
    public async Task A_tag_that_was_not_chosen_is_explained(string tag, string more, string why)
    {
        _folder.Write("images.yaml", Images(more));

        var result = await _folder.StartAsync("elements", "--explain", tag);

        Assert.Matches($"tag {System.Text.RegularExpressions.Regex.Escape(tag)} +dropped +{System.Text.RegularExpressions.Regex.Escape(why)} +images.yaml:[0-9]+", result.Output);
    }

    [Fact]
    public async Task A_locked_run_asks_nobody()
    {
        var before = _folder.Snapshot();
        int asked = _registry.Requests.Count;
        _registry.Push("acme/shop", "1.11.0", FakeLayer.Of(("a", "4")));

        var result = await _folder.RunAsync("--locked");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(before, _folder.Snapshot());
        Assert.Equal(asked, _registry.Requests.Count);
    }

    [Theory]
    [InlineData("IfNotPresent", false)]
    [InlineData("Always", true)]
    public async Task A_digest_is_reflected_as_the_policy_wants(string policy, bool follows)
    {
        _folder.Write("images.yaml", Images($"  digestReflectionPolicy: {policy}\n"));
        await _folder.RunAsync();
        string first = Values()[0];
        _registry.Push("acme/shop", "1.10.0", FakeLayer.Of(("a", "moved")));

        await _folder.RunAsync();

        Assert.Contains(":1.10.0@sha256:", first, StringComparison.Ordinal);
        Assert.Equal(follows, Values()[0] != first);
    }

    [Theory]
    [InlineData(401, "Hand in its Secret through the input secrets: apps/registry/.dockerconfigjson=")]
    [InlineData(404, "Hand in its Secret")]
    [InlineData(500, "HTTP 500")]
    public async Task A_registry_that_does_not_answer_changes_no_file(int status, string message)
    {
        var before = _folder.Snapshot();
        _registry.Intercept = async (context, _) =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("{}");
        };

        var result = await _folder.RunAsync();

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("ImagePolicy 'shop'", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Theory]
    [InlineData("range: '>=1.0.0'", "range: '>9'", 3, "none of the 2 tags")]
    [InlineData("range: '>=1.0.0'", "range: latest", 2, "error GS0301: spec.policy.semver.range")]
    [InlineData("name: shop}", "name: shop, namespace: other}", 3, "'other/shop' is not among the repository's manifests")]
    public async Task A_policy_that_chooses_nothing_changes_no_file(string text, string instead, int exitCode, string message)
    {
        var before = _folder.Snapshot();
        _folder.Write("images.yaml", Images("").Replace(text, instead, StringComparison.Ordinal));

        var result = await _folder.RunAsync();

        Assert.True(result.ExitCode == exitCode, result.Error);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("  accessFrom: {namespaceSelectors: [{matchLabels: {team: other}}]}\n", 2)]
    [InlineData("  accessFrom: {namespaceSelectors: [{matchLabels: {kubernetes.io/metadata.name: apps}}]}\n", 0)]
    [InlineData("  accessFrom: {namespaceSelectors: [{}]}\n", 0)]
    public async Task A_repository_of_another_namespace_says_whom_it_lets_in(string access, int exitCode)
    {
        string images = Images("").Replace("imageRepositoryRef: {name: shop}", "imageRepositoryRef: {name: shop, namespace: images}", StringComparison.Ordinal);
        int at = images.IndexOf("spec:\n", StringComparison.Ordinal) + "spec:\n".Length;
        _folder.Write("images.yaml", images.Insert(at, access).Replace("namespace: apps\nspec:\n", "namespace: images\nspec:\n", StringComparison.Ordinal).Replace("kind: ImagePolicy\nmetadata:\n  name: shop\n  namespace: images", "kind: ImagePolicy\nmetadata:\n  name: shop\n  namespace: apps", StringComparison.Ordinal));

        var result = await _folder.RunAsync();

        Assert.True(result.ExitCode == exitCode, result.Error);
    }

    private const string Set = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: shop
          namespace: apps
        spec:
          generators:
            - imagePolicy: {policyRef: shop}
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: shop
                data:
                  latest: "{{ .Element.latestImage }}"
                  name: "{{ .Element.image }}"
                  previous: "x-{{ .Element.previousImage }}"
                  tag: "x-{{ .Element.latestTag }}"

        """;

    private string Images(string more) => $$"""
        apiVersion: image.toolkit.fluxcd.io/v1
        kind: ImageRepository
        metadata:
          name: shop
          namespace: apps
        spec:
          image: {{_registry.Authority}}/acme/shop
          secretRef: {name: registry}
        ---
        apiVersion: image.toolkit.fluxcd.io/v1
        kind: ImagePolicy
        metadata:
          name: shop
          namespace: apps
        spec:
          imageRepositoryRef: {name: shop}
          policy:
            semver: {range: '>=1.0.0'}

        """ + more;

    private string[] Values()
    {
        var lines = _folder.Snapshot()[Output].Split('\n').Select(static line => line.Trim().Replace("\"", "", StringComparison.Ordinal)).ToList();
        return [.. ((string[])["latest: ", "name: 127", "tag: ", "previous: "]).Select(start => lines.First(line => line.StartsWith(start, StringComparison.Ordinal)))];
    }
}
