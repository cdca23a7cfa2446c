using System.Security.Cryptography;
using GitOpsSets.Action.Tests.Forges.AzureDevOps;
using GitOpsSets.Action.Tests.Forges.CodeCommit;
using GitOpsSets.Action.Tests.Oci;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Forges behind a sign-in: AWS CodeCommit, Azure DevOps with Microsoft Entra ID, GitHub Apps.</summary>
internal static class CloudForgeSources
{
    private const string Amazon = "git-codecommit.eu-west-1.amazonaws.com";

    private static readonly string Pem = NewKey();

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "AKIADUMMY", ["AWS_SECRET_ACCESS_KEY"] = "aws-canary" };

    private static readonly Dictionary<string, string> Role = new(StringComparer.Ordinal)
    {
        ["AWS_ROLE_ARN"] = "arn:aws:iam::111122223333:role/fleet",
        ["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://run.actions.test/token?api-version=2.0",
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request-canary",
    };

    private static readonly Dictionary<string, string> Azure = new(StringComparer.Ordinal) { ["AZURE_TENANT_ID"] = "tenant-1", ["AZURE_CLIENT_ID"] = "client-1", ["AZURE_CLIENT_SECRET"] = "azure-canary" };

    public static IReadOnlyList<SourceRow> All { get; } =
    [
        new("AWSCodeCommitPullRequest", _ => CodeCommit("AWSCodeCommitPullRequest", Keys, "AWS CodeCommit pull requests of shop at", "ListPullRequests")),
        new("AWSCodeCommitPullRequest: what they say", _ => CodeCommit("AWSCodeCommitPullRequest", Keys, "AWS CodeCommit pull request #2 of shop at", "GetPullRequest")) { HasPages = false },
        new("AWSCodeCommitPullRequest: the identity token of the job", _ => CodeCommit("AWSCodeCommitPullRequest", Role, "AWS CodeCommit pull requests of shop at", "https://run.actions.test/")) { HasPages = false, Notes = CellNotes.JudgedByContent },
        new("AWSCodeCommitPullRequest: the role", _ => CodeCommit("AWSCodeCommitPullRequest", Role, "AWS CodeCommit pull requests of shop at", "https://sts.eu-west-1.amazonaws.com/")) { HasPages = false, Notes = CellNotes.TokensInXml },
        new("AWSCodeCommitBranch", _ => CodeCommit("AWSCodeCommitBranch", Keys, "AWS CodeCommit branches of shop at", "/info/refs")) { HasPages = false },
        new("AWSCodeCommitTag", _ => CodeCommit("AWSCodeCommitTag", Keys, "AWS CodeCommit tags of shop at", "/info/refs")) { HasPages = false },
        new("AzureDevOpsBranch: Microsoft Entra ID", _ => AzureDevOps()) { HasPages = false, Notes = CellNotes.JudgedByContent },
        new("GitHubBranch: signing in as an App", static _ => GitHubAsync()) { HasPages = false, Notes = CellNotes.App },
    ];

    private static Task<FaultySource> CodeCommit(string type, IReadOnlyDictionary<string, string> variables, string says, string asked)
    {
        var scene = new CodeCommitScene();
        scene.OpenPulls(2);
        string[] references = [.. ((string[])["refs/heads/a", "refs/heads/b", "refs/tags/1.0.0", "refs/tags/1.1.0"]).Select(static name => $"b28b7af69320201d1cf206ebf28373980add1451 {name}")];
        scene.Advertisement = CodeCommitScene.Advertise(references);
        var tokens = new ScriptedRegistry();
        tokens.Answer("GET https://run.actions.test/token?api-version=2.0&audience=sts.amazonaws.com", 200, """{"value":"id-canary"}""");
        tokens.Answer("POST https://sts.eu-west-1.amazonaws.com/", 200, """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
            <SessionToken>t</SessionToken><Expiration>2027-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """);
        return Task.FromResult(new FaultySource
        {
            Definitions = SetText.OfProvider(type, $"url: https://{Amazon}/v1/repos/shop"),
            Says = $"{says} {Amazon}",
            Host = Amazon,
            Place = "https://git",
            Word = asked switch { "ListPullRequests" => "2", "GetPullRequest" => "Add cart", "/info/refs" => "b28b", "https://run.actions.test/" => "id-canary", _ => "ASIA1" },
            Service = new Switchboard((Amazon, scene.Service), ($"codecommit{Amazon["git-codecommit".Length..]}", scene.Service), ("", tokens)),
            PageOf = (request, body) => !$"{request.RequestUri} {string.Concat(request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets : [])}".Contains(asked, StringComparison.Ordinal) ? 0
                : asked == "GetPullRequest" && !body.Contains("\"2\"", StringComparison.Ordinal) ? 0
                : body.Contains("nextToken", StringComparison.Ordinal) ? 2 : 1,
            Empty = asked == "ListPullRequests" ? new FakeFault.Answer(200, """{"pullRequestIds":[]}""", "application/x-amz-json-1.1") : new FakeFault.Answer(200, CodeCommitScene.Advertise(), "application/x-git-upload-pack-advertisement"),
            Shrink = () => scene.Rows.RemoveAt(0),
            Clear = () =>
            {
                scene.Rows.Clear();
                scene.Rows.AddRange([(2, CodeCommitScene.Pull(2, "CLOSED")), (1, CodeCommitScene.Pull(1, "CLOSED"))]);
                scene.Advertisement = CodeCommitScene.Advertise($"b28b7af69320201d1cf206ebf28373980add1451 {(type == "AWSCodeCommitTag" ? "refs/heads/a" : "refs/tags/1.0.0")}");
            },
            Variables = variables,
            Parts = [scene, tokens],
        });
    }

    private static Task<FaultySource> AzureDevOps()
    {
        var scene = new AzureDevOpsScene();
        scene.ReferenceRows.AddRange([("refs/heads/a", "b28b"), ("refs/heads/b", "b28b")]);
        var tokens = new ScriptedRegistry();
        tokens.Answer("POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", 200, """{"access_token":"entra-canary","expires_in":3599}""");
        return Task.FromResult(new FaultySource
        {
            Definitions = SetText.OfProvider("AzureDevOpsBranch", "url: https://dev.azure.com/fleet/my%20apps/_git/shop"),
            Says = "the sign-in to dev.azure.com",
            Host = "dev.azure.com",
            Place = "https://dev",
            Word = "entra-canary",
            Service = new Switchboard(("dev.azure.com", scene.Network), ("", tokens)),
            PageOf = static (request, _) => request.RequestUri!.IdnHost == "login.microsoftonline.com" ? 1 : 0,
            Variables = Azure,
            Parts = [scene, tokens],
        });
    }

    private static async Task<FaultySource> GitHubAsync()
    {
        var gitHub = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken);
        gitHub.AddRepository("acme/shop").Branches["main"] = "1111111111111111111111111111111111111111";
        gitHub.Fault = static request => request.Path.EndsWith("/access_tokens", StringComparison.Ordinal) ? new FakeFault.Answer(201, """{"token":"ghs_canary","expires_at":"2027-03-01T12:00:00Z"}""") : null;
        return new FaultySource
        {
            Definitions = SetText.OfProvider("GitHubBranch", "url: https://ghe.example.test/acme/shop", "secretRef: {name: app}"),
            Says = "GitHub branches of acme/shop at ghe.example.test",
            Host = "ghe.example.test",
            Place = "https://ghe",
            Word = "ghs_canary",
            Service = new Outward(gitHub.Server, "https://ghe.example.test"),
            PageOf = static (request, _) => request.RequestUri!.AbsolutePath.EndsWith("/access_tokens", StringComparison.Ordinal) ? 1 : 0,
            Arguments = ["--secrets", $"apps/app/githubAppID=4711\napps/app/githubAppInstallationID=815\napps/app/githubAppPrivateKey<<END\n{Pem}\nEND"],
            Parts = [gitHub],
        };
    }

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    }
}
