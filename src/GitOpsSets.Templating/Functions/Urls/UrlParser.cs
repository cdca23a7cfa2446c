using System.Net;
using System.Net.Sockets;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Urls;

/// <summary>Reads a URL; mirrors <c>Parse</c> of Go's <c>net/url</c>.</summary>
internal static class UrlParser
{
    /// <summary>Takes a URL apart.</summary>
    /// <exception cref="FunctionException">It is none; the message is Go's.</exception>
    public static GoUrl Parse(string text)
    {
        try
        {
            return ParseWhole(text);
        }
        catch (FunctionException refused)
        {
            throw new FunctionException($"parse \"{text}\": {refused.Message}");
        }
    }

    private static GoUrl ParseWhole(string text)
    {
        var (beforeFragment, rawFragment, _) = Cut(text, '#');
        var url = ParseWithoutFragment(beforeFragment);
        return url with { Fragment = UrlEscapes.Unescape(rawFragment, UrlPlace.Fragment) };
    }

    private static GoUrl ParseWithoutFragment(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.Contains('\u007f', StringComparison.Ordinal))
        {
            throw new FunctionException("net/url: invalid control character in URL");
        }

        if (text == "*")
        {
            return Empty with { Path = "*" };
        }

        var (scheme, rest) = TakeScheme(text);
        scheme = scheme.ToLowerInvariant();
        (rest, string query, _) = Cut(rest, '?');
        var url = Empty with { Scheme = scheme, Query = query };
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                return url with { Opaque = rest };
            }

            // RFC 3986 §3.3: the first part of a relative path must not hold a colon.
            if (Cut(rest, '/').Before.Contains(':', StringComparison.Ordinal))
            {
                throw new FunctionException("first path segment in URL cannot contain colon");
            }
        }

        bool hasAuthority = rest.StartsWith("//", StringComparison.Ordinal) && (scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal));
        if (hasAuthority)
        {
            string authority = Cut(rest[2..], '/').Before;
            rest = rest[(2 + authority.Length)..];
            var (user, host) = ParseAuthority(scheme, authority);
            url = url with { User = user, Host = host };
        }

        return url with { Path = UrlEscapes.Unescape(rest, UrlPlace.Path) };
    }

    private static GoUrl Empty => new("", "", null, "", "", "", "");

    private static (string Scheme, string Remainder) TakeScheme(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (char.IsAsciiLetter(character) || (i > 0 && (char.IsAsciiDigit(character) || character is '+' or '-' or '.')))
            {
                continue;
            }

            if (character != ':')
            {
                break;
            }

            return i == 0 ? throw new FunctionException("missing protocol scheme") : (text[..i], text[(i + 1)..]);
        }

        return ("", text);
    }

    private static (UrlUser? User, string Host) ParseAuthority(string scheme, string authority)
    {
        int at = authority.LastIndexOf('@');
        string host = ParseHost(scheme, authority[(at + 1)..]);
        if (at < 0)
        {
            return (null, host);
        }

        string user = authority[..at];
        if (!user.All(character => char.IsAsciiLetterOrDigit(character) || "-._:~!$&'()*+,;=%@".Contains(character, StringComparison.Ordinal)))
        {
            throw new FunctionException("net/url: invalid userinfo");
        }

        var (name, password, hasPassword) = Cut(user, ':');
        return (new UrlUser(UrlEscapes.Unescape(name, UrlPlace.User), hasPassword ? UrlEscapes.Unescape(password, UrlPlace.User) : null), host);
    }

    private static string ParseHost(string scheme, string host)
    {
        int open = host.LastIndexOf('[');
        if (open > 0)
        {
            throw new FunctionException("invalid IP-literal");
        }

        if (open == 0)
        {
            return ParseAddress(host);
        }

        int colon = host.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            // PostgreSQL lists several hosts, each with its port.
            CheckPort(host[(scheme is "postgres" or "postgresql" ? host.LastIndexOf(':') : colon)..]);
        }

        return UrlEscapes.Unescape(host, UrlPlace.Host);
    }

    private static string ParseAddress(string host)
    {
        int close = host.LastIndexOf(']');
        if (close < 0)
        {
            throw new FunctionException("missing ']' in host");
        }

        string port = host[(close + 1)..];
        CheckPort(port);
        string name = host[1..close];
        int zone = name.IndexOf("%25", StringComparison.Ordinal);
        string unescaped = zone < 0
            ? UrlEscapes.Unescape(name, UrlPlace.Host)
            : UrlEscapes.Unescape(name[..zone], UrlPlace.Host) + UrlEscapes.Unescape(name[zone..], UrlPlace.HostZone);
        var (address, zoneName, hasZone) = Cut(unescaped, '%');
        bool isAddress = IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 && !address.StartsWith('[');
        return isAddress && (!hasZone || zoneName.Length > 0)
            ? "[" + unescaped + "]" + port
            : throw new FunctionException($"invalid host: ParseAddr(\"{unescaped}\"): unable to parse IP");
    }

    private static void CheckPort(string port)
    {
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
        {
            throw new FunctionException($"invalid port \"{port}\" after host");
        }
    }

    private static (string Before, string After, bool IsFound) Cut(string text, char mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "", false) : (text[..at], text[(at + 1)..], true);
    }
}
