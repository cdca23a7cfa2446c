using GitOpsSets.Action.Tests.Oci;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Registries with two pages of tags, and the token services that stand before some.</summary>
internal static class RegistrySources
{
    public const string Path = "fleet/apps";

    private const string Host = "registry.example.test";
    private const string Amazon = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
    private const string Entra = "https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token";

    private static readonly string[] Tags = ["1.0.0", "1.1.0", "1.2.0"];

    private static readonly Dictionary<string, string> Google = new(StringComparer.Ordinal)
    {
        ["GOOGLE_APPLICATION_CREDENTIALS"] = "adc.json",
        ["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://run.actions.test/token?api-version=2.0",
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request-canary",
    };

    private static readonly Dictionary<string, string> Azure = new(StringComparer.Ordinal) { ["AZURE_TENANT_ID"] = "tenant-1", ["AZURE_CLIENT_ID"] = "client-1", ["AZURE_CLIENT_SECRET"] = "azure-canary" };

    private static readonly Dictionary<string, string> Aws = new(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "AKIADUMMY", ["AWS_SECRET_ACCESS_KEY"] = "aws-canary" };

    public static IReadOnlyList<SourceRow> All { get; } =
    [
        Listing("OCIArtifactTag", Host, []),
        Stage("OCIArtifactTag: whether it is there", Host, [], "OCI tags of", "GET https://registry.example.test/v2/") with { Notes = CellNotes.StatusAlone },
        Stage("OCIArtifactTag: its token", Host, [], "OCI tags of", "GET https://auth.example.test/token"),
        Stage("OCIArtifactTag: its digests", Host, [], "OCI digest of the tag 1.2.0 of", "/manifests/1.2.0") with { Notes = CellNotes.HeadAlone },
        Stage("OCIArtifactTag: its manifests, without HEAD", Host, [], "OCI digest of the tag 1.2.0 of", "GET https://registry.example.test/v2/fleet/apps/manifests/1.2.0"),
        Listing("ACRArtifactTag", "acme.azurecr.io", Azure),
        Stage("ACRArtifactTag: Microsoft Entra ID", "acme.azurecr.io", Azure, "the sign-in to acme.azurecr.io", $"POST {Entra}"),
        Stage("ACRArtifactTag: the exchange of tokens", "acme.azurecr.io", Azure, "the sign-in to acme.azurecr.io", "POST https://acme.azurecr.io/oauth2/exchange"),
        Listing("ECRArtifactTag", Amazon, Aws),
        Stage("ECRArtifactTag: its authorization token", Amazon, Aws, $"the sign-in to {Amazon}", "POST https://api.ecr.eu-west-1.amazonaws.com/"),
        Listing("GARArtifactTag", "gcr.io", Google),
        Stage("GARArtifactTag: the identity token of the job", "gcr.io", Google, "the sign-in to gcr.io", "GET https://run.actions.test/token"),
        Stage("GARArtifactTag: the security token service", "gcr.io", Google, "the sign-in to gcr.io", "POST https://sts.googleapis.com/v1/token"),
        new SourceRow("imagePolicy", _ => Open(Host, [], "", "OCI tags of", SetText.OfGenerator("imagePolicy: {policyRef: shop}", "{{ .Element.latestTag }}", Images), "imagePolicy:")) { Evidence = EvidenceRule.Refused, Notes = CellNotes.JudgedByContent },
    ];

    private const string Images = """
        ---
        apiVersion: image.toolkit.fluxcd.io/v1
        kind: ImageRepository
        metadata: {name: shop, namespace: apps}
        spec: {image: registry.example.test/fleet/apps}
        ---
        apiVersion: image.toolkit.fluxcd.io/v1
        kind: ImagePolicy
        metadata: {name: shop, namespace: apps}
        spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: '>=1.0.0'}}}
        """;

    /// <summary>A registry with the tags, which lets in whoever shows the token of its token server.</summary>
    public static ScriptedRegistry Registry(string host)
    {
        var registry = new ScriptedRegistry();
        registry.Answer($"GET https://{host}/v2/", 401, """{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}""", ("WWW-Authenticate", "Bearer realm=\"https://auth.example.test/token\",service=\"registry\""));
        registry.Answer("GET https://auth.example.test/token?scope=repository%3Afleet%2Fapps%3Apull&service=registry", 200, """{"token":"pull-canary"}""");
        Page(registry, host, Tags);
        foreach (string tag in Tags)
        {
            foreach (string method in (string[])["HEAD", "GET"])
            {
                registry.Answer($"{method} https://{host}/v2/{Path}/manifests/{tag}", 200, "{}", ("Docker-Content-Digest", ScriptedRegistry.Digest));
            }
        }

        registry.Answer($"POST {Entra}", 200, """{"access_token":"entra-canary","expires_in":3599}""");
        registry.Answer($"POST https://{host}/oauth2/exchange", 200, """{"refresh_token":"refresh-canary"}""");
        registry.Answer("POST https://api.ecr.eu-west-1.amazonaws.com/", 200, """{"authorizationData":[{"authorizationToken":"QVdTOnB3ZA==","expiresAt":1803500000.5}]}""");
        registry.Answer("GET https://run.actions.test/token?api-version=2.0&audience=google", 200, """{"value":"id-canary"}""");
        registry.Answer("POST https://sts.googleapis.com/v1/token", 200, """{"access_token":"google-canary","expires_in":3599}""");
        return registry;
    }

    private static SourceRow Listing(string type, string host, Dictionary<string, string> variables) => new(type, _ => Open(host, variables, "", "OCI tags of", Definitions(type, host), "oci://")) { Notes = CellNotes.JudgedByContent };

    private static SourceRow Stage(string name, string host, Dictionary<string, string> variables, string says, string asked) =>
        new(name, _ => Open(host, variables, asked, says, Definitions(name.Split(':')[0], host), "oci://")) { HasPages = false, Notes = CellNotes.JudgedByContent };

    private static string Definitions(string type, string host) => SetText.OfProvider(type, $"url: oci://{host}/{Path}");

    private static Task<FaultySource> Open(string host, Dictionary<string, string> variables, string asked, string says, string definitions, string place)
    {
        var registry = Registry(host);
        if (asked.StartsWith("GET", StringComparison.Ordinal) && asked.Contains("/manifests/", StringComparison.Ordinal))
        {
            registry.Answer($"HEAD {asked[4..]}", 405);
            registry.Answer(asked, 200, """{"schemaVersion":2}""");
        }

        return Task.FromResult(new FaultySource
        {
            Definitions = definitions,
            Says = says.StartsWith("OCI", StringComparison.Ordinal) ? $"{says} {host}/{Path}" : says,
            Host = host,
            Place = place,
            Word = asked.Contains("/oauth2/", StringComparison.Ordinal) || asked.Contains("token", StringComparison.Ordinal) || asked.Contains("ecr", StringComparison.Ordinal) ? "canary" : asked.Length > 0 ? "{" : "1.0.0",
            Service = registry,
            PageOf = (request, _) => $"{request.Method} {request.RequestUri}" is var called && asked.Length > 0 ? called == asked || (called.Contains(asked, StringComparison.Ordinal) && asked[^1] != '/') ? 1 : 0
                : !called.Contains("/tags/list", StringComparison.Ordinal) ? 0
                : called.Contains("page=", StringComparison.Ordinal) ? 2 : 1,
            Empty = new FakeFault.Answer(200, """{"name":"fleet/apps","tags":[]}"""),
            Shrink = () => Page(registry, host, Tags[1..]),
            Clear = () =>
            {
                registry.Answer($"GET https://{host}/v2/{Path}/tags/list?n=1000", 200, Body([]));
                foreach (string tag in Tags)
                {
                    registry.Answer($"GET https://{host}/v2/{Path}/manifests/{tag}", 404, """{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}""");
                }
            },
            Variables = variables,
            Files = [("adc.json", """
                {"type":"external_account","audience":"//iam.googleapis.com/pool","subject_token_type":"urn:ietf:params:oauth:token-type:jwt","token_url":"https://sts.googleapis.com/v1/token",
                 "credential_source":{"url":"https://run.actions.test/token?api-version=2.0&audience=google","format":{"type":"json","subject_token_field_name":"value"}}}
                """)],
            Parts = [registry],
        });
    }

    // A registry that cuts its pages anew each time, whatever the page before ended with.
    private static void Page(ScriptedRegistry registry, string host, string[] tags)
    {
        string list = $"GET https://{host}/v2/{Path}/tags/list?n=1000";
        registry.Answer(list, 200, Body(tags[..2]), tags.Length > 2 ? [("Link", $"</v2/{Path}/tags/list?n=1000&page=2>; rel=\"next\"")] : []);
        registry.Answer($"{list}&page=2", 200, Body(tags[2..]));
    }

    private static string Body(string[] tags) => $$"""{"name":"fleet/apps","tags":[{{string.Join(',', tags.Select(static tag => $"\"{tag}\""))}}]}""";
}
