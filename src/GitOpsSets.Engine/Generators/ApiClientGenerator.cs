using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Api;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One element per object that an HTTP endpoint lists as JSON (specs/gitopsset.md §2.4).</summary>
internal sealed partial class ApiClientGenerator(ApiClientGenerator.Settings settings, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("apiClient", "APIClient", Nestable: true, "One element per object of a list that an HTTP endpoint answers as JSON.", Bind) { IsLive = true };

    public async Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        if (!settings.Headers.TryFind(context, out var headers, out bool isMissing, out string? problem))
        {
            return Fail(isMissing ? DiagnosticCodes.SourceUnavailable : DiagnosticCodes.GeneratorInvalid, problem, isMissing && settings.Headers.IsConfidential ? "give it with the input 'secrets': one line 'namespace/name/key=value' per header" : null);
        }

        if (settings.UserInfo is { } user)
        {
            headers.TryAdd("Authorization", new Secret($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user.Reveal())))}"));
        }

        if (settings.Body is not null)
        {
            headers.TryAdd("Content-Type", new Secret("application/json"));
        }

        var question = new HttpQuestion(settings.Endpoint, settings.Body is null ? settings.Method : "POST")
        {
            Body = settings.Body,
            Headers = [.. headers],
            IsConfidential = settings.Headers.IsConfidential || settings.UserInfo is not null,
            Tls = Trust(context),
            MaxAnswerBytes = ApiItems.MaxAnswerBytes,
        };
        return await context.Http.AskAsync(question, cancellationToken) switch
        {
            HttpReply.Received received => Read(context, received),
            HttpReply.Unavailable unavailable => Fail(DiagnosticCodes.SourceUnavailable, unavailable.Failure.ToString(), null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ApiClientGenerator Bind(GeneratorSpec spec, FieldReader body)
    {
        var endpoint = ReadEndpoint(body, out var userInfo);
        JsonPathExpression? path = null;
        if (body.Text("jsonPath") is { Length: > 0 } expression)
        {
            try
            {
                path = JsonPathExpression.Parse(expression);
            }
            catch (JsonPathException exception)
            {
                body.Refuse("jsonPath", exception.Message, DiagnosticCodes.GeneratorInvalid);
            }
        }

        string method = body.Text("method") is { Length: > 0 } given ? given : "GET";
        if (!MethodPattern.IsMatch(method))
        {
            body.Refuse("method", "write GET or POST", DiagnosticCodes.GeneratorInvalid);
        }

        var headersRef = body.Object("headersRef");
        return new ApiClientGenerator(
            new Settings(endpoint, method, path, body.Flag("singleElement"), new ApiHeaders(headersRef?.Text("kind") ?? "", headersRef?.Text("name") ?? ""))
            {
                UserInfo = userInfo,
                Body = body.Node("body") is { } json ? JsonWriter.Write(json) : null,
                AuthoritiesSecret = body.Object("secretRef")?.Text("name") ?? "",
            },
            spec);
    }

    private static Uri ReadEndpoint(FieldReader body, out Secret? userInfo)
    {
        userInfo = null;
        string text = body.Text("endpoint");
        if (text.Any(char.IsControl) || !AbsoluteAddress.TryRead(text, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            body.Refuse("endpoint", text.Length == 0 ? "the URL is missing" : "this is no http or https URL", DiagnosticCodes.GeneratorInvalid);
            return new Uri("https://invalid.example");
        }

        if (uri.UserInfo.Length == 0)
        {
            return uri;
        }

        userInfo = new Secret(uri.UserInfo);
        return new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
    }

    // As the controller does: without a Secret, or without its key, the system's trust decides.
    private TlsSettings? Trust(GenerationContext context) =>
        settings.AuthoritiesSecret.Length > 0
        && context.Secrets.Find(context.Set.Name.Namespace, settings.AuthoritiesSecret) is { } keys
        && keys.TryGetValue("caFile", out var certificates)
            ? new TlsSettings(certificates.Reveal())
            : null;

    private GeneratorAnswer Read(GenerationContext context, HttpReply.Received reply)
    {
        if (!ApiItems.TryRead(reply.Body.Span, settings.Path, settings.IsSingleElement, out var items, out string error))
        {
            return Fail(DiagnosticCodes.SourceUnavailable, $"{Name}: {reply.Head}, but {error}", ApiItems.Advice);
        }

        var values = new RemoteValues(context.Foreign);
        string[] keys = ItemKeys(items);
        return new GeneratorAnswer.Complete([.. items.Select((item, index) => new Element(
            values.Mark(item, "Element"),
            new ElementOrigin(
                string.Create(CultureInfo.InvariantCulture, $"apiClient[{spec.Entry}]/{keys[index]}"),
                string.Create(CultureInfo.InvariantCulture, $"item {index} of {Name}"),
                spec.Origin)))]);
    }

    // An item keeps its key when others come or go before it, if it has a name of its own.
    private static string[] ItemKeys(ImmutableArray<TemplateMap> items)
    {
        foreach (string field in (string[])["id", "name"])
        {
            string[] names = [.. items.Select(item => item[field].IsString ? item[field].Text : "").Where(name => KeyPattern.IsMatch(name)).Distinct(StringComparer.Ordinal)];
            if (names.Length == items.Length)
            {
                return names;
            }
        }

        return [.. items.Select(static (_, index) => index.ToString(CultureInfo.InvariantCulture))];
    }

    private string Name => settings.Endpoint.GetLeftPart(UriPartial.Path);

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message, string? suggestion) =>
        new(new Diagnostic(code, Severity.Error, message, spec.Origin) { Suggestion = suggestion });

    [GeneratedRegex(@"^[A-Za-z]{1,20}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex MethodPattern { get; }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern { get; }

    internal sealed record Settings(Uri Endpoint, string Method, JsonPathExpression? Path, bool IsSingleElement, ApiHeaders Headers)
    {
        public string? Body { get; init; }

        public Secret? UserInfo { get; init; }

        public string AuthoritiesSecret { get; init; } = "";
    }
}
