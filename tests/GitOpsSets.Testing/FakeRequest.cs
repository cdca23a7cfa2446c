namespace GitOpsSets.Testing;

/// <summary>A request that a fake received.</summary>
/// <param name="Method">Such as <c>GET</c>.</param>
/// <param name="Path">As escaped on the wire.</param>
/// <param name="Query">With its question mark; empty for none.</param>
/// <param name="Headers">Names compare without case.</param>
public sealed record FakeRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What was sent; empty for nothing.</summary>
    public string Body { get; init; } = "";

    /// <summary>The <c>Authorization</c> header; null when it was not sent.</summary>
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    /// <summary>The name in the certificate that the caller showed; null when it showed none.</summary>
    public string? Caller { get; init; }

    /// <summary>The page asked for; 1 when none is named.</summary>
    public int Page => int.Parse(Parameter("page") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A query parameter, or null.</summary>
    public string? Parameter(string name) =>
        Query.TrimStart('?').Split('&').Select(static pair => pair.Split('=', 2)).FirstOrDefault(pair => pair[0] == name) is [_, var value] ? Uri.UnescapeDataString(value) : null;
}
