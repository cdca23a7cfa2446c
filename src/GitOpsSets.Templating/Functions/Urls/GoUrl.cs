using System.Text;

namespace GitOpsSets.Templating.Functions.Urls;

/// <summary>A URL in parts, as Go's <c>net/url.URL</c>; mirrors its <c>String</c>.</summary>
/// <param name="Scheme">Lower case; may be empty.</param>
/// <param name="Opaque">What follows the scheme of a URL without slashes.</param>
/// <param name="User">Unescaped name and password; null when there is no at sign.</param>
/// <param name="Host">With the port.</param>
/// <param name="Path">Unescaped.</param>
/// <param name="Query">As written, without the question mark.</param>
/// <param name="Fragment">Unescaped, without the number sign.</param>
internal sealed record GoUrl(string Scheme, string Opaque, UrlUser? User, string Host, string Path, string Query, string Fragment)
{
    /// <summary>The host without brackets and port.</summary>
    public string HostName
    {
        get
        {
            int colon = Host.LastIndexOf(':');
            string host = colon >= 0 && !Host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') ? Host[..colon] : Host;
            return host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var output = new StringBuilder();
        if (Scheme.Length > 0)
        {
            output.Append(Scheme).Append(':');
        }

        if (Opaque.Length > 0)
        {
            output.Append(Opaque);
        }
        else
        {
            AppendHierarchy(output);
        }

        if (Query.Length > 0)
        {
            output.Append('?').Append(Query);
        }

        if (Fragment.Length > 0)
        {
            output.Append('#').Append(UrlEscapes.Escape(Fragment, UrlPlace.Fragment));
        }

        return output.ToString();
    }

    private void AppendHierarchy(StringBuilder output)
    {
        if (Scheme.Length > 0 || Host.Length > 0 || User is not null)
        {
            if (Host.Length > 0 || Path.Length > 0 || User is not null)
            {
                output.Append("//");
            }

            if (User is not null)
            {
                output.Append(User).Append('@');
            }

            output.Append(UrlEscapes.Escape(Host, UrlPlace.Host));
        }

        string path = Path == "*" ? "*" : UrlEscapes.Escape(Path, UrlPlace.Path);
        if (path.Length > 0 && path[0] != '/' && Host.Length > 0)
        {
            output.Append('/');
        }

        if (output.Length == 0)
        {
            // RFC 3986 §4.2: the first part of a relative path must not look like a scheme.
            int colon = path.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && !path.AsSpan(0, colon).Contains('/'))
            {
                output.Append("./");
            }
        }

        output.Append(path);
    }
}
