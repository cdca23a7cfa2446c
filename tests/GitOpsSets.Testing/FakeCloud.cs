using System.Text;

namespace GitOpsSets.Testing;

/// <summary>The token services of clouds, which believe everybody who shows something, and the doors of registries that want such tokens.</summary>
public static class FakeCloud
{
    /// <summary>What a token service gives out.</summary>
    public const string Token = "token-of-the-cloud";

    /// <summary>Amazon's <c>GetAuthorizationToken</c> and Microsoft Entra ID.</summary>
    public static void AddTo(FakeInternet internet)
    {
        string password = Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{Token}"));
        internet.Add("api.ecr.eu-west-1.amazonaws.com", request => IsSigned(request)
            ? new FakeFault.Answer(200, $$"""{"authorizationData":[{"authorizationToken":"{{password}}","expiresAt":4102444800.0,"proxyEndpoint":"https://111122223333.dkr.ecr.eu-west-1.amazonaws.com"}]}""", "application/x-amz-json-1.1")
            : new FakeFault.Answer(400, """{"__type":"MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}""", "application/x-amz-json-1.1"));
        internet.Add("login.microsoftonline.com", static _ => new FakeFault.Answer(200, $$"""{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"{{Token}}"}"""));
    }

    /// <summary>Stands before a registry and lets nobody in without what its service asks for.</summary>
    /// <param name="registry">Whose door it is.</param>
    /// <param name="host">The registry's own name, which says whose service it is.</param>
    public static void Guard(FakeRegistry registry, string host)
    {
        string realm = host.EndsWith(".azurecr.io", StringComparison.Ordinal) ? "/oauth2/token" : host == "ghcr.io" ? "/token" : "/v2/token";
        string challenge = host.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            ? $"Basic realm=\"https://{host}/\",service=\"ecr.amazonaws.com\""
            : $"Bearer realm=\"https://{host}{realm}\",service=\"{host}\"";
        registry.Intercept = async (context, serve) =>
        {
            string path = context.Request.Path.Value!;
            if (path == realm || path == "/oauth2/exchange")
            {
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($$"""{"{{(path == realm ? "access_token" : "refresh_token")}}":"{{Token}}"}"""));
            }
            else if (context.Request.Headers.Authorization.Count == 0)
            {
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = challenge;
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync("""{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"""u8.ToArray());
            }
            else
            {
                await serve();
            }
        };
    }

    private static bool IsSigned(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues("Authorization", out var values) && values.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal);
}
