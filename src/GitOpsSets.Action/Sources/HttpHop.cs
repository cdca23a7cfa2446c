using System.Globalization;
using System.Net;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Sources;

/// <summary>One request on the way that redirects lead.</summary>
/// <param name="Question">What the definition asks.</param>
internal sealed record HttpHop(HttpQuestion Question)
{
    /// <summary>Redirects in a row, as Go's client follows them.</summary>
    public const int MaxCount = 9;

    /// <summary>Where it goes.</summary>
    public Uri Address { get; private init; } = Question.Endpoint;

    /// <summary>How the connection is secured: elsewhere nobody learns who is calling.</summary>
    public TlsSettings? Tls => IsHome ? Question.Tls : Question.Tls is { } tls ? tls with { Client = null } : null;

    private HttpMethod Method { get; init; } = new(Question.Method);

    private bool HasBody { get; init; } = Question.Body is not null;

    // Once a redirect left the origin nothing of the definition's goes along, not even back.
    private bool IsHome { get; init; } = true;

    /// <summary>The request.</summary>
    public HttpRequestMessage Compose()
    {
        var message = new HttpRequestMessage(Method, Address);
        message.Headers.TryAddWithoutValidation("User-Agent", "gitopssets-action");
        if (HasBody)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Question.Body!));
        }

        foreach (var (name, value) in IsHome ? Question.Headers : [])
        {
            if (!message.Headers.TryAddWithoutValidation(name, value.Reveal()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value.Reveal());
            }
        }

        return message;
    }

    /// <summary>Where a redirect leads; null when the answer is the end of the way.</summary>
    /// <exception cref="ForgeException">It leads nowhere, or where it is not followed.</exception>
    public HttpHop? After(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        string status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
        string? location = response.Headers.TryGetValues("Location", out var values) ? values.First() : null;
        if (location is null || !AbsoluteAddress.TryResolve(Address, location, out var target) || target.Scheme is not ("http" or "https") || !Origin.HasHost(target))
        {
            throw new ForgeException($"{status}: a redirect to nowhere", "Check the endpoint");
        }

        bool isHome = IsHome && Origin.Same(Address, target);
        bool keepsMethod = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect || Method == HttpMethod.Get || Method == HttpMethod.Head;
        if (target.Scheme != Address.Scheme && target.Scheme != Uri.UriSchemeHttps)
        {
            throw new ForgeException($"{status}: a redirect from https to http, which is not followed", "Write the endpoint's new URL in the definition");
        }

        return keepsMethod && HasBody && !isHome
            ? throw new ForgeException($"{status}: a redirect that would take the body to another server, which is not followed", "Write the endpoint's new URL in the definition")
            : this with
            {
                Address = target.UserInfo.Length == 0 ? target : new UriBuilder(target) { UserName = "", Password = "" }.Uri,
                Method = keepsMethod ? Method : HttpMethod.Get,
                HasBody = HasBody && keepsMethod,
                IsHome = isHome,
            };
    }
}
