using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class ServiceAccountIdentityTests
{
    [Theory]
    [InlineData("{}", "azure.workload.identity/tenant-id")]
    [InlineData("{azure.workload.identity/tenant-id: t}", "azure.workload.identity/client-id")]
    public async Task A_service_account_that_names_no_application_of_Azure_fails_the_provider(string annotations, string annotation)
    {
        var scene = new ProviderScene { Objects = [Account(annotations)] };

        var finding = await scene.FailedAsync("{type: AzureDevOpsBranch, url: 'https://dev.azure.com/fleet/apps/_git/shop', serviceAccountName: ci}");

        Assert.Contains($"the annotation '{annotation}' of ServiceAccount 'apps/ci' is not", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_with_a_token_makes_the_service_account_unneeded()
    {
        var scene = new ProviderScene { Keys = new(StringComparer.Ordinal) { ["username"] = new("git"), ["password"] = new("token") } };

        var finding = await scene.FailedAsync("{type: AzureDevOpsBranch, url: 'https://dev.azure.com/fleet/apps/_git/shop', serviceAccountName: nobody, secretRef: {name: auth}}");

        Assert.Contains("azuredevops: it cannot be asked here", finding.Message, StringComparison.Ordinal);
    }

    public static YamlMapping Account(string annotations) =>
        (YamlMapping)YamlReader.ReadFirst($"{{apiVersion: v1, kind: ServiceAccount, metadata: {{name: ci, namespace: apps, annotations: {annotations}}}}}", "accounts.yaml", YamlLimits.Default)!;
}
