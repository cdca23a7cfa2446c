using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Api;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The input sets that an HTTP service answers as JSON (specs/resourceset.md §3.9).</summary>
internal sealed partial class ExternalServiceProvider(ProviderDefinition definition, Uri endpoint, Secret? userInfo, int limit) : IInputProvider
{
    public static ProviderDescriptor Descriptor { get; } =
        new("ExternalService", "The input sets that an HTTP service answers as JSON: id, and whatever else it says.", Bind) { IsLive = true };

    public async Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        TlsSettings? tls = null;
        string? reason = ServiceCredentials.TryFind(context.Secrets, definition, userInfo, out var authorization);
        reason ??= ProviderTls.TryFind(context.Secrets, definition.Name.Namespace, definition.Spec, out tls);
        if (reason is not null)
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, reason);
        }

        var question = new HttpQuestion(endpoint, "GET")
        {
            Headers = [KeyValuePair.Create("Accept", new Secret("application/json")), .. authorization is { } value ? [KeyValuePair.Create("Authorization", value)] : ImmutableArray<KeyValuePair<string, Secret>>.Empty],
            IsConfidential = authorization is not null,
            Tls = tls,
            MaxAnswerBytes = ServiceInputs.MaxAnswerBytes,
        };
        return await context.Http.AskAsync(question, cancellationToken) switch
        {
            HttpReply.Received { Status: 200 or 201 or 202 or 203 } received => Export(context, received),
            HttpReply.Received other => Unreadable($"{other.Head}, which is no whole answer"),
            HttpReply.Unavailable unavailable => Fail(DiagnosticCodes.SourceUnavailable, unavailable.Failure.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ExternalServiceProvider Bind(ProviderDefinition definition, FieldReader spec)
    {
        string url = spec.Text("url");
        int limit = InputFilter.ReadLimit(spec);
        if (Mistake(url, spec.Flag("insecure")) is { } mistake)
        {
            spec.Refuse("url", mistake, DiagnosticCodes.GeneratorInvalid);
            return new ExternalServiceProvider(definition, new Uri("https://localhost"), null, limit);
        }

        var endpoint = new Uri(url);
        return endpoint.UserInfo.Length == 0
            ? new ExternalServiceProvider(definition, endpoint, null, limit)
            : new ExternalServiceProvider(definition, new UriBuilder(endpoint) { UserName = "", Password = "" }.Uri, new Secret(endpoint.UserInfo), limit);
    }

    private static string? Mistake(string url, bool isInsecure) =>
        !url.StartsWith("https://", StringComparison.Ordinal) && !url.StartsWith("http://", StringComparison.Ordinal) ? "write it as https://host/path"
        : !isInsecure && url.StartsWith("http://", StringComparison.Ordinal) ? "it must begin with https:// unless 'insecure' is true"
        : url.Any(char.IsControl) || BadEscape.IsMatch(url) || !AbsoluteAddress.TryRead(url, out _) ? "this is no URL"
        : null;

    private string Place => endpoint.GetLeftPart(UriPartial.Path);

    private GeneratorAnswer Export(GenerationContext context, HttpReply.Received reply)
    {
        string error = ServiceInputs.Read(reply.Body.Span, out var inputs);
        return error.Length == 0
            ? new GeneratorAnswer.Complete([.. inputs.Take(limit).Select(input => ToElement(context.Foreign, input))])
            {
                IsBounded = inputs.Length > limit,
                Dropped = context.IsExplained ? [.. inputs.Skip(limit).Select(input => new DroppedItem(ItemName.Of("input", ((YamlString)input["id"]!).Value), FilterRules.OfLimit(limit, definition)))] : [],
            }
            : Unreadable($"{reply.Head}, but {error}");
    }

    private Element ToElement(ForeignText foreign, YamlMapping input)
    {
        var set = new RemoteValues(foreign).Mark(ElementValues.MapOf(input, JsonNumberModel.Int64OrFloat64), "inputs");
        ExportedInputs.AddDefaults(set, definition);
        string key = KeyOf(((YamlString)input["id"]!).Value);
        return new Element(set, ExportedInputs.Origin(definition, key, $"input {key} of {Place}"));
    }

    // A service may write anything into an id; keys stand in the ledger and in messages.
    private static string KeyOf(string id) => PlainKey.IsMatch(id) ? id : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";

    private GeneratorAnswer.Failed Unreadable(string message) => new([.. Fail(DiagnosticCodes.SourceUnavailable, $"{Place}: {message}").Diagnostics.Select(static finding => finding with { Suggestion = ApiItems.Advice })]);

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) =>
        new(new Diagnostic(code, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': {message}", definition.Spec["url"]?.Span ?? definition.Origin));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PlainKey { get; }

    [GeneratedRegex("%(?:[^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex BadEscape { get; }
}
