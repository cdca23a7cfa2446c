using System.Globalization;
using System.Net;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Where an answer sends us on to.</summary>
internal static class Redirect
{
    /// <summary>
    /// The next address within the same origin, or null when the answer is no redirect. A GET stays a GET whatever the status.
    /// Another origin is refused rather than asked without the token: what a stranger lists is not what the definition asked for.
    /// </summary>
    /// <exception cref="ForgeException">It leads to another origin, or nowhere.</exception>
    public static Uri? Target(HttpResponseMessage response, Uri address)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        string status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
        string? location = response.Headers.TryGetValues("Location", out var values) ? values.First() : null;
        if (location is null || !AbsoluteAddress.TryResolve(address, location, out var target))
        {
            throw new ForgeException($"{status}: a redirect to nowhere", "Check the server URL");
        }

        return Origin.Same(address, target)
            ? target
            : throw new ForgeException(
                $"{status}: a redirect to {RemoteText.Clean(target.Scheme)}://{RemoteText.Clean(Origin.HostOf(target))}, another server, which is not followed",
                "If the repository or the server moved, write its new URL in the definition");
    }
}
