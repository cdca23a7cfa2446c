using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

/// <summary>Whom a registry is asked as where no Docker configuration is given.</summary>
public sealed class RegistryProviderTests
{
    private readonly TagsLister _lister = new();
    private readonly ProviderScene _scene = new();

    public RegistryProviderTests() => _scene.References = [_lister];

    [Theory]
    [InlineData("ECRArtifactTag", "111122223333.dkr.ecr.eu-west-1.amazonaws.com", CloudKind.Amazon)]
    [InlineData("ACRArtifactTag", "acme.azurecr.io", CloudKind.Azure)]
    [InlineData("GARArtifactTag", "europe-west1-docker.pkg.dev", CloudKind.Google)]
    [InlineData("OCIArtifactTag", "acme.azurecr.io", CloudKind.Azure)]
    [InlineData("OCIArtifactTag", "registry.example.com", null)]
    public async Task The_host_tells_the_cloud_whose_identity_counts(string type, string host, CloudKind? cloud)
    {
        await _scene.CompleteAsync($"{{type: {type}, url: 'oci://{host}/fleet/apps'}}");

        Assert.Equal(cloud is { } known ? new CloudIdentity(known) : null, Assert.Single(_lister.Asked).Identity);
    }

    [Fact]
    public async Task The_service_account_of_a_cloud_type_tells_as_whom()
    {
        _scene.Objects = [ServiceAccountIdentityTests.Account("{eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/ci', iam.gke.io/gcp-service-account: ci@acme.iam.gserviceaccount.com}")];

        await _scene.CompleteAsync("{type: ECRArtifactTag, url: 'oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/fleet/apps', serviceAccountName: ci}");
        await _scene.CompleteAsync("{type: GARArtifactTag, url: 'oci://gcr.io/fleet/apps', serviceAccountName: ci}");

        Assert.Equal(["arn:aws:iam::111122223333:role/ci", "ci@acme.iam.gserviceaccount.com"], [_lister.Asked[0].Identity!.RoleArn, _lister.Asked[1].Identity!.ServiceAccountEmail]);
    }

    [Theory]
    [InlineData("ECRArtifactTag", "111122223333.dkr.ecr.eu-west-1.amazonaws.com", "eks.amazonaws.com/role-arn")]
    [InlineData("ACRArtifactTag", "acme.azurecr.io", "azure.workload.identity/client-id")]
    [InlineData("GARArtifactTag", "gcr.io", "iam.gke.io/gcp-service-account")]
    public async Task A_service_account_whose_annotation_is_no_identity_fails_the_provider(string type, string host, string annotation)
    {
        _scene.Objects = [ServiceAccountIdentityTests.Account("{eks.amazonaws.com/role-arn: x, azure.workload.identity/tenant-id: t, iam.gke.io/gcp-service-account: x}")];

        var finding = await _scene.FailedAsync($"{{type: {type}, url: 'oci://{host}/fleet/apps', serviceAccountName: ci}}");

        Assert.Contains($"the annotation '{annotation}' of ServiceAccount 'apps/ci' is not", finding.Message, StringComparison.Ordinal);
        Assert.Empty(_lister.Asked);
    }

    private sealed class TagsLister : IReferenceLister
    {
        public List<ForgeRepository> Asked { get; } = [];

        public string Forge => "oci";

        public Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken)
        {
            Asked.Add(repository);
            return Task.FromResult<Listing<ForgeReference>>(new Listing<ForgeReference>.Complete([], default));
        }

        public Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
