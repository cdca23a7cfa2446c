using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace GitOpsSets.Action.Forges;

/// <summary>Reads a forge's API: single objects, and listings to their end.</summary>
/// <param name="http">The way out.</param>
/// <param name="compose">Makes the request for an address, with the forge's headers and token.</param>
/// <param name="nextPage">Tells where a listing goes on.</param>
internal sealed class ForgeApi(ForgeHttp http, Func<Uri, ForgeRequest> compose, ForgePages.NextPage nextPage)
{
    /// <summary>One object, or null when the forge has none there: its own 404, not a proxy's.</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<T?> FindAsync<T>(Uri address, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var request = compose(address);
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status switch
        {
            200 => ForgeJson.Read(answer, shape),
            404 when ForgeJson.IsWhole(answer) => null,
            _ => throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow()),
        };
    }

    /// <summary>One object that must be there.</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<T> ReadAsync<T>(Uri address, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var request = compose(address);
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status == 200 ? ForgeJson.Read(answer, shape) : throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
    }

    /// <summary>Makes a call that writes, and requires that it worked.</summary>
    /// <param name="method">What is done.</param>
    /// <param name="address">Of the call.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="rights">What the token must be allowed, in words that follow "it needs".</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">It did not work; <see cref="ForgeException.Status"/> tells an answer from none.</exception>
    /// <remarks>A POST makes something new, so it is repeated only when the server certainly did nothing.</remarks>
    public async Task<ForgeAnswer> WriteAsync(HttpMethod method, Uri address, JsonNode body, string rights, CancellationToken cancellationToken)
    {
        var request = compose(address) with
        {
            Method = method,
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
            IsRepeatable = method != HttpMethod.Post,
            Rights = rights,
        };
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status is 200 or 201 or 202 or 204 ? answer : throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
    }

    /// <summary>Every row of a listing, see <see cref="ForgeListing{T}"/>.</summary>
    /// <param name="listing">What to list.</param>
    /// <param name="first">The address of its first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">A page failed, repeated itself or led elsewhere, or the list would not settle.</exception>
    public Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, Uri first, CancellationToken cancellationToken) =>
        listing.ReadAsync(new ForgePages(http, compose, nextPage), first, cancellationToken);
}
