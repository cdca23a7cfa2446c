using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>A repository on the wire.</summary>
internal sealed record BitbucketRepository(string Slug, long Id, BitbucketRepository.Owner Project, BitbucketRepository.Addresses? Links = null)
{
    /// <summary>Such as <c>ACME/shop</c>.</summary>
    [JsonIgnore]
    public string FullName => $"{Project.Key}/{Slug}";

    /// <summary>Its clone URL of a protocol; empty where the server does not offer that.</summary>
    /// <param name="protocol">Such as <c>ssh</c>; <c>http</c> is also its word for https.</param>
    public string CloneUrl(string protocol) => Links?.ForCloning?.FirstOrDefault(link => link.Name == protocol)?.Href ?? "";

    /// <summary>What it belongs to; a user's own begin with a tilde.</summary>
    internal sealed record Owner(string Key);

    /// <summary>Where it is to be had.</summary>
    internal sealed record Addresses([property: JsonPropertyName("clone")] IReadOnlyList<Address>? ForCloning = null);

    /// <summary>An address and what it is for.</summary>
    internal sealed record Address(string Href, string? Name = null);
}
