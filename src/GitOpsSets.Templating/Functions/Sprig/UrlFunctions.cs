using System.Collections.Immutable;
using GitOpsSets.Templating.Functions.Urls;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's functions for URLs.</summary>
internal static class UrlFunctions
{
    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("urlParse", [GoType.String], Parse),
        new("urlJoin", [GoType.AnyMap], Join),
    ];

    /// <summary>The parts of a URL: scheme, userinfo, host (with port), hostname, path, query, fragment, opaque.</summary>
    /// <example><code>{{ (urlParse "http://example.com:8080/a?b=c").host }}</code> gives <c>example.com:8080</c></example>
    public static TemplateValue Parse(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length);
        GoUrl url;
        try
        {
            url = UrlParser.Parse(arguments[0].Text);
        }
        catch (FunctionException refused)
        {
            throw new FunctionException("unable to parse url: " + refused.Message);
        }

        return TemplateValue.Of(new TemplateMap
        {
            ["scheme"] = TemplateValue.Of(url.Scheme),
            ["host"] = TemplateValue.Of(url.Host),
            ["hostname"] = TemplateValue.Of(url.HostName),
            ["path"] = TemplateValue.Of(url.Path),
            ["query"] = TemplateValue.Of(url.Query),
            ["opaque"] = TemplateValue.Of(url.Opaque),
            ["fragment"] = TemplateValue.Of(url.Fragment),
            ["userinfo"] = TemplateValue.Of(url.User?.ToString() ?? ""),
        });
    }

    /// <summary>The URL made of the parts that <c>urlParse</c> gives; absent ones are empty.</summary>
    /// <example><code>{{ urlJoin (dict "scheme" "https" "host" "example.com" "path" "/a b") }}</code> gives <c>https://example.com/a%20b</c></example>
    public static TemplateValue Join(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var parts = arguments[0].Map ?? throw new FunctionException("urlJoin takes a map");
        var url = new GoUrl(
            Part(parts, "scheme"),
            Part(parts, "opaque"),
            null,
            Part(parts, "host"),
            Part(parts, "path"),
            Part(parts, "query"),
            Part(parts, "fragment"));
        string user = Part(parts, "userinfo");
        url = user.Length > 0 ? url with { User = ParseUser(user) } : url;
        context.Budget.ReserveText(3L * (url.Host.Length + url.Path.Length + url.Query.Length + url.Fragment.Length + user.Length));
        return TemplateValue.Of(url.ToString());
    }

    private static string Part(TemplateMap parts, string key)
    {
        if (!parts.TryGetValue(key, out var value))
        {
            return "";
        }

        return value.IsString ? value.Text : throw new FunctionException($"unable to parse {key} key, must be of type string, but {value.Type?.KindName ?? "nil"} found");
    }

    private static UrlUser? ParseUser(string user)
    {
        try
        {
            return UrlParser.Parse($"proto://{user}@host").User;
        }
        catch (FunctionException refused)
        {
            throw new FunctionException("unable to parse userinfo in dict: " + refused.Message);
        }
    }
}
