using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Api;

/// <summary>The headers that <c>headersRef</c> names: every key of a Secret or ConfigMap is one (specs/gitopsset.md §2.4).</summary>
/// <param name="kind">Any other kind than these two holds none.</param>
/// <param name="name">The object's name, in the set's namespace; empty for none.</param>
internal sealed class ApiHeaders(string kind, string name)
{
    // What belongs to the connection, not to the request; Go drops them, too.
    private static readonly FrozenSet<string> OfTheConnection = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Connection", "Proxy-Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Trailer", "Host", "Content-Length");

    /// <summary>Whether the values are secrets.</summary>
    public bool IsConfidential => kind == "Secret" && name.Length > 0;

    /// <summary>Looks the object up.</summary>
    /// <param name="context">Where.</param>
    /// <param name="headers">By name, whatever its case.</param>
    /// <param name="isMissing">Whether the object is not to be found; else a header is wrong.</param>
    /// <param name="error">What is wrong; shows no value.</param>
    public bool TryFind(GenerationContext context, out SortedDictionary<string, Secret> headers, out bool isMissing, [NotNullWhen(false)] out string? error)
    {
        headers = new SortedDictionary<string, Secret>(StringComparer.OrdinalIgnoreCase);
        (isMissing, error) = (false, null);
        if (kind is not ("Secret" or "ConfigMap") || name.Length == 0)
        {
            return true;
        }

        if (Entries(context) is not { } entries)
        {
            isMissing = true;
            error = IsConfidential
                ? $"headersRef: the Secret '{context.Set.Name.Namespace}/{name}' was not handed in"
                : $"headersRef: the ConfigMap '{name}' of namespace '{context.Set.Name.Namespace}' is not among the repository's manifests";
            return false;
        }

        foreach (var (header, value) in entries.Where(entry => !OfTheConnection.Contains(entry.Key)))
        {
            if (!IsToken(header))
            {
                error = $"headersRef: a key of the {kind} '{name}' is no name of a header";
                return false;
            }

            if (!IsFieldValue(value.Reveal()))
            {
                error = $"headersRef: the value of '{header}' has characters that no header can carry, such as a line break at its end";
                return false;
            }

            headers[header] = value;
        }

        return true;
    }

    private IEnumerable<KeyValuePair<string, Secret>>? Entries(GenerationContext context) => IsConfidential
        ? context.Secrets.Find(context.Set.Name.Namespace, name)
        : context.Objects.Find(kind, context.Set.Name.Namespace, name) is ObjectLookup.Found found
            ? ((found.Object["data"] as YamlMapping)?.Entries ?? []).Select(entry => KeyValuePair.Create(entry.Key, new Secret((entry.Value as YamlString)?.Value ?? "")))
            : null;

    // RFC 9110 §5.1: a token.
    private static bool IsToken(string header) => header.Length > 0 && header.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static bool IsFieldValue(string value) => value.All(static c => c is '\t' or (>= ' ' and < '\x7f'));
}
