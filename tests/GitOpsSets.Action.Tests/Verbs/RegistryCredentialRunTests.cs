using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on an OCIRepository and an ImagePolicy whose registry, a real one, wants a user and a password.</summary>
public sealed class RegistryCredentialRunTests : IAsyncLifetime
{
    private RegistryHost _registry = null!;
    private RunFolder _folder = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RegistryHost.IsInstalled, RegistryHost.Missing);
        _registry = await RegistryHost.StartAsync(Token);
        await _registry.PushAsync("acme/fleet", "latest", Token, FakeLayer.Of(("clusters/eu.yaml", "name: eu\n")));
        await _registry.PushAsync("acme/shop", "1.2.0", Token, FakeLayer.Of(("a", "1")));
        _folder = await RunFolder.CreateAsync(("sources.yaml", Sources("secretRef: {name: registry}")), ("sets.yaml", Sets));
        var first = await _folder.RunAsync("--secrets", Secret("registry"));
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_registry is not null)
        {
            await _registry.DisposeAsync();
            _folder.Dispose();
        }
    }

    [Fact]
    public void The_Secret_opens_the_artifact_and_the_image()
    {
        Assert.Equal(
            ["expanded/apps/fleet/configmap-apps-cluster-eu.yaml", "expanded/apps/shop/configmap-apps-image-1.2.0.yaml"],
            _folder.Snapshot().Keys.Where(static path => path.Contains("configmap-", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("serviceAccountName: puller", "pull")]
    [InlineData("serviceAccountName: puller, provider: aws", "pull")]
    [InlineData("secretRef: {name: other}, serviceAccountName: puller", "other pull")]
    [InlineData("provider: generic", "machine")]
    [InlineData("", "machine")]
    public async Task Pull_secrets_of_the_service_account_and_the_machine_open_them_too(string access, string given)
    {
        var before = _folder.Snapshot();
        _folder.Write("sources.yaml", Sources(access));
        _folder.Delete(RunFolder.Lock);
        _folder.Variables = given == "machine" ? [("DOCKER_AUTH_CONFIG", Config)] : [];

        var result = await _folder.RunAsync("--secrets", (given.Contains("other", StringComparison.Ordinal) ? "apps/other/.dockerconfigjson={\"auths\":{}}\n" : "") + (given.Contains("pull", StringComparison.Ordinal) ? Secret("pull") : ""));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(before.Keys, _folder.Snapshot().Keys);
        Assert.DoesNotContain(RegistryHost.Password, result.Output + result.Error + string.Concat(_folder.Snapshot().Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretRef: {name: absent}", "Hand in its Secret through the input secrets: apps/absent/.dockerconfigjson=")]
    [InlineData("serviceAccountName: puller", "Hand in its Secret through the input secrets: apps/pull/.dockerconfigjson=")]
    [InlineData("provider: aws", "signs in with the run's identity")]
    [InlineData("", "HTTP 401")]
    public async Task Whoever_is_not_let_in_is_told_what_to_hand_in_and_no_file_changes(string access, string words)
    {
        _folder.Write("sources.yaml", Sources(access));
        var before = _folder.Snapshot();

        var result = await _folder.RunAsync();

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Contains("OCIRepository 'apps/fleet' at oci://", result.Error, StringComparison.Ordinal);
        Assert.Contains("ImagePolicy 'shop'", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Theory]
    [InlineData("provider: oracle", "spec.provider: there is no provider 'oracle'")]
    [InlineData("serviceAccountName: nobody", "ServiceAccount 'apps/nobody' is not among the repository's manifests")]
    [InlineData("serviceAccountName: plain, provider: aws", "the annotation 'eks.amazonaws.com/role-arn' of ServiceAccount 'apps/plain' is not the ARN of an IAM role")]
    [InlineData("insecurely: true", "spec.insecurely: there is no such field (did you mean 'insecure'?)")]
    [InlineData("certSecretRef: {name: ca}", "the secret 'apps/ca' of its certSecretRef was not given")]
    [InlineData("proxySecretRef: {name: proxy}", "the proxy is that of the runner's environment")]
    public async Task What_cannot_be_done_as_a_cluster_does_it_is_refused_where_it_is_written(string access, string words)
    {
        _folder.Write("sources.yaml", Sources(access));
        var before = _folder.Snapshot();

        var result = await _folder.RunAsync();

        Assert.True(result.ExitCode == 2, result.Error);
        Assert.Equal(2, result.Error.Split(words).Length - 1);
        Assert.Contains("sources.yaml:", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Snapshot());
    }

    private const string Sets = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: fleet, namespace: apps}
        spec:
          generators:
            - ociRepository: {repositoryRef: fleet, files: [{path: clusters/eu.yaml}]}
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "cluster-{{ .Element.name }}"}
        ---
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: shop, namespace: apps}
        spec:
          generators:
            - imagePolicy: {policyRef: shop}
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "image-{{ .Element.latestTag }}"}

        """;

    private string Config => $$$"""{"auths":{"{{{_registry.Authority}}}":{"username":"{{{RegistryHost.User}}}","password":"{{{RegistryHost.Password}}}"} } }""";

    private string Secret(string name) => $"apps/{name}/.dockerconfigjson={Config}\n";

    private string Sources(string access) => $$"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        metadata: {name: fleet, namespace: apps}
        spec: { url: "oci://{{_registry.Authority}}/acme/fleet", insecure: true, {{access}} }
        ---
        apiVersion: image.toolkit.fluxcd.io/v1
        kind: ImageRepository
        metadata: {name: shop, namespace: apps}
        spec: { image: "{{_registry.Authority}}/acme/shop", insecure: true, {{access}} }
        ---
        apiVersion: image.toolkit.fluxcd.io/v1
        kind: ImagePolicy
        metadata: {name: shop, namespace: apps}
        spec:
          imageRepositoryRef: {name: shop}
          policy: {semver: {range: 1.x} }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: puller, namespace: apps}
        imagePullSecrets: [{name: pull}]
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: plain, namespace: apps}

        """;
}
