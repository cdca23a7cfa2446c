using System.Collections.Immutable;

namespace GitOpsSets.Action.Forges;

/// <summary>One GET.</summary>
/// <param name="Address">Absolute, http or https.</param>
internal sealed record ForgeRequest(Uri Address)
{
    /// <summary>Sent to the origin of <see cref="Address"/> and nowhere else; null to ask anonymously.</summary>
    public ForgeAuthorization? Authorization { get; init; }

    /// <summary>The forge's own headers, <c>Accept</c> included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The entity tag of an answer we still have; null to be answered in full.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>PEM certificates that replace the system's trust; null for the system's.</summary>
    public string? CertificateAuthorities { get; init; }
}
