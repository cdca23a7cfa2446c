using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Generators.Providers;

public sealed class GitHubAppKeysTests
{
    [Fact]
    public void Reads_an_installation_by_its_number_or_its_owner()
    {
        Assert.Null(GitHubAppKeys.Read(Keys(), "apps/app", out var byNumber));
        Assert.Null(GitHubAppKeys.Read(Keys(("githubAppInstallationID", null), ("githubAppInstallationOwner", "acme"), ("githubAppBaseURL", "https://ghe.example/api/v3")), "apps/app", out var byOwner));

        Assert.Equal(new ForgeApp(4711, new Secret("canary")) { Installation = 815 }, byNumber);
        Assert.Equal(new ForgeApp(4711, new Secret("canary")) { Owner = "acme", Api = new Uri("https://ghe.example/api/v3") }, byOwner);
    }

    [Theory]
    [InlineData("githubAppID", "4711\n", "'githubAppID' of the secret 'apps/app' is no number")]
    [InlineData("githubAppID", "-1", "'githubAppID' of the secret 'apps/app' is no number")]
    [InlineData("githubAppInstallationID", "815\n", "'githubAppInstallationID' of the secret 'apps/app' is no number")]
    [InlineData("githubAppInstallationID", null, "needs one of the keys")]
    [InlineData("githubAppInstallationOwner", "acme", "needs one of the keys")]
    [InlineData("githubAppPrivateKey", null, "has no key 'githubAppPrivateKey'")]
    [InlineData("githubAppPrivateKey", "", "has no key 'githubAppPrivateKey'")]
    [InlineData("githubAppBaseURL", "ghe.example", "'githubAppBaseURL' of the secret 'apps/app' is no URL")]
    [InlineData("githubAppBaseURL", "file:///etc/passwd", "'githubAppBaseURL' of the secret 'apps/app' is no URL")]
    public void What_is_wrong_is_told_by_its_key_and_shows_no_value(string key, string? value, string said)
    {
        string? reason = GitHubAppKeys.Read(Keys((key, value)), "apps/app", out var app);

        Assert.Contains(said, reason, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", reason, StringComparison.Ordinal);
        Assert.Null(app);
    }

    private static Dictionary<string, Secret> Keys(params (string Key, string? Value)[] changes)
    {
        var keys = new Dictionary<string, Secret>(StringComparer.Ordinal)
        {
            ["githubAppID"] = new("4711"),
            ["githubAppInstallationID"] = new("815"),
            ["githubAppPrivateKey"] = new("canary"),
        };
        foreach (var (key, value) in changes)
        {
            keys.Remove(key);
            if (value is not null)
            {
                keys.Add(key, new Secret(value));
            }
        }

        return keys;
    }
}
