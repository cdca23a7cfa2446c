using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GitOpsSets.Conformance.Requests;

/// <summary>One request as a server sees it: recorded, or ours.</summary>
/// <param name="Host">Host and port; empty for the recorded server of a case.</param>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Path">Escaped as on the wire, without the query.</param>
/// <param name="Query">Its parameters, decoded: <c>name=value</c>.</param>
/// <param name="Authorization">The scheme and the credentials in plain text, such as <c>Basic user:password</c>; empty for none.</param>
/// <param name="Target">The operation, of services that have one address for all.</param>
/// <param name="Body">JSON with sorted keys, or text.</param>
/// <param name="Headers">What else of the headers was recorded; of ours, all of them.</param>
internal sealed partial record WireRequest(
    string Host,
    string Method,
    string Path,
    ImmutableSortedSet<string> Query,
    string Authorization,
    string Target,
    string Body,
    ImmutableDictionary<string, string> Headers)
{
    // What these say is how the question is asked, not what: a page's number, and which page of it.
    private static readonly ImmutableArray<string> Pages = ["page=", "$skip=", "skip=", "continuationtoken=", "cursor=", "last=", "start="];

    /// <summary>Whether it asks what a server is, not what it has: leaving it out is fine.</summary>
    public bool IsDiscovery => Path is "/v2/" or "/api/v1/version" || (Method == "OPTIONS" && Path.EndsWith("/_apis", StringComparison.Ordinal));

    /// <summary>Whether it fetches the content that a cluster's source controller keeps.</summary>
    public bool IsArchive => Path.EndsWith(".tar.gz", StringComparison.Ordinal);

    /// <summary>Whether it looks up the project of one GitLab merge request: nobody needs that of one which is left out.</summary>
    public bool IsLookUp => ProjectPath.IsMatch(Path);

    /// <summary>The same question about any page.</summary>
    public WireRequest OfAnyPage => this with { Query = [.. Query.Where(static parameter => !IsOfPage(parameter))], Body = TokenMember.Replace(Body, "") };

    /// <summary>The question without the words that ask for what comes without asking: the first page.</summary>
    public WireRequest Plain => this with { Query = Query.Remove("page=1").Remove("$skip=0") };

    public static ImmutableSortedSet<string> ParametersOf(string query) =>
        [.. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static part => Uri.UnescapeDataString(part.Replace('+', ' ')))];

    /// <summary>JSON with sorted keys where it is JSON, <c>null</c> as nothing; else a form without the client's name for itself.</summary>
    public static string BodyOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Length == 0 ? "null" : text);
            return document.RootElement.ValueKind == JsonValueKind.Null ? "" : Sets.RecordedJson.Normalise(document.RootElement);
        }
        catch (JsonException)
        {
            return string.Join('&', ParametersOf(text).Where(static parameter => !parameter.StartsWith("client_id=", StringComparison.Ordinal)));
        }
    }

    public override string ToString() => $"{Method} {Host}{Path}?{string.Join('&', Query)} [{Authorization}] {Target}{Body}";

    [GeneratedRegex("/api/v4/projects/[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectPath { get; }

    // AWS's services have one address for every page.
    [GeneratedRegex(",\"nextToken\":\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex TokenMember { get; }

    private static bool IsOfPage(string parameter) => Pages.Any(page => parameter.StartsWith(page, StringComparison.OrdinalIgnoreCase));
}
