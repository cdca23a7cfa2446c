using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Testing;

/// <summary>Puts a git server and the API of a forge behind one address, as every real forge has them.</summary>
/// <param name="forge">Answers what is not git's.</param>
internal sealed class ForgeGateway(FakeForgeServer forge) : IDisposable
{
    private readonly HttpClient _client = new();

    /// <summary>Answers a request of either kind.</summary>
    public async Task AnswerAsync(HttpContext context, Func<Task> git)
    {
        string path = context.Request.Path.ToUriComponent();
        if (!path.StartsWith("/api/", StringComparison.Ordinal) && !path.Contains("/_apis/", StringComparison.Ordinal))
        {
            await git();
            return;
        }

        using var message = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(forge.Server, path.TrimStart('/') + context.Request.QueryString));
        foreach (var (name, value) in context.Request.Headers.Where(static header => header.Key is "Authorization" or "PRIVATE-TOKEN" or "Accept"))
        {
            message.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        if (context.Request.ContentLength > 0)
        {
            message.Content = new StreamContent(context.Request.Body) { Headers = { { "Content-Type", "application/json" } } };
        }

        using var answer = await _client.SendAsync(message, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var (name, value) in answer.Headers.Where(static header => header.Key is "Link" or "X-Total-Count" or "X-Next-Page"))
        {
            context.Response.Headers[name] = value.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public void Dispose() => _client.Dispose();
}
