using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Tests.Ci;
using GitOpsSets.Action.Tests.Cloud;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class ForgeCatalogTests : IDisposable
{
    private readonly CloudScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void What_lists_a_forge_answers_to_the_forges_name()
    {
        var around = new ForgeSurroundings(_scene.Http, ForgeTokens.None, null, static _ => { }, _scene.SignIn.Entra, new AwsSigners(_scene.SignIn.Amazon, _scene.Clock));

        var names = ForgeCatalog.All.SelectMany(forge =>
        {
            var adapters = forge.Connect(around);
            return ((string?[])[adapters.PullRequests?.Forge, adapters.References?.Forge]).OfType<string>().Select(name => (Catalogue: forge.Name, Adapter: name));
        });

        Assert.All(names, static pair => Assert.Equal(pair.Catalogue, pair.Adapter));
        Assert.Equal(ForgeCatalog.All.Length, ForgeCatalog.All.Select(static forge => forge.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS=true")]
    [InlineData("GITEA_ACTIONS=true")]
    [InlineData("TF_BUILD=True")]
    [InlineData("GITLAB_CI=true")]
    [InlineData("CI=true")]
    public void The_forge_that_a_host_names_is_published_to(string variable)
    {
        Assert.Contains(CiHostCatalog.Detect(HostVariables.Of(variable)).Forge, ForgeCatalog.PublishedTo, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("glcbt-64_abc", false, "gitlab-ci-token")]
    [InlineData("plain", true, "gitlab-ci-token")]
    [InlineData("ghp_abc", false, null)]
    [InlineData("glpat-abc", false, null)]
    public void A_jobs_token_has_a_user_of_its_own_and_any_other_will_do_for_the_rest(string token, bool isOfJob, string? user)
    {
        Assert.Equal(user, ForgeCatalog.GitUserOf(new ForgeToken(new Secret(token)) { IsOfJob = isOfJob }));
    }

    [Theory]
    [InlineData("azuredevops", false)]
    [InlineData("github", true)]
    [InlineData("", true)]
    public void A_pipelines_own_token_is_not_for_a_server_that_many_organisations_share(string forge, bool isForTheServer)
    {
        Assert.Equal(isForTheServer, ForgeCatalog.IsForTheServer(new HomeForge(new Uri("https://example.test"), new Uri("https://example.test"), new Secret("t")) { Name = forge }));
    }
}
