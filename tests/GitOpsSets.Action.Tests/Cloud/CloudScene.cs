using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Action.Tests.Oci;

namespace GitOpsSets.Action.Tests.Cloud;

/// <summary>Token services without a network, and an environment made of variables and files.</summary>
internal sealed class CloudScene : IDisposable
{
    public CloudScene() => Http = new ForgeHttp(ForgeScene.Impatient with { PrivateHosts = ForgeHttpPolicy.Default.PrivateHosts }, Clock, static () => 0.5, Trace.Add, _ => Network);

    public ScriptedRegistry Network { get; } = new();

    /// <summary>Always 2026-03-02T08:00:00Z, while waits take their time.</summary>
    public TimeProvider Clock { get; } = new StillClock();

    public List<string> Trace { get; } = [];

    public ForgeHttp Http { get; }

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public CloudEnvironment Environment => new(Variables, path => Files.GetValueOrDefault(path)) { IdTokens = CiHostCatalog.Detect(new CiVariables(Variables, static _ => null)).IdTokens };

    public CloudSignIn SignIn => field ??= new CloudSignIn(Http, Environment);

    /// <summary>A job of GitHub Actions that may say who it is.</summary>
    public void OfferIdToken(string audience)
    {
        Variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://run.actions.test/token?api-version=2.0";
        Variables["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request-canary";
        Network.Answer($"GET https://run.actions.test/token?api-version=2.0&audience={Uri.EscapeDataString(audience)}", 200, """{"value":"id-canary"}""");
    }

    public void Dispose()
    {
        Http.Dispose();
        Network.Dispose();
    }

    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    }
}
