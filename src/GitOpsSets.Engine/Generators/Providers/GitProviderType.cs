using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>What tells one type of git provider from another.</summary>
/// <param name="Forge">The lister that is asked, such as <c>github</c>.</param>
/// <param name="Kind">What is listed; null for open pull requests.</param>
/// <param name="ReadAddress">Reads <c>spec.url</c>.</param>
internal sealed record GitProviderType(string Forge, ReferenceKind? Kind, GitProviderType.AddressReader ReadAddress)
{
    /// <summary>Whether a Secret may describe an App in place of a token.</summary>
    public bool TakesApps { get; init; }

    /// <summary>Whether sets have a slug.</summary>
    public bool HasSlug { get; init; }

    /// <summary>Whether the forge itself filters by label, in its own words: then we do not.</summary>
    public bool ForgeFiltersLabels { get; init; }

    /// <summary>Whether the forge knows no labels, so that a filter by label is passed over, as the reference does.</summary>
    public bool HasNoLabels { get; init; }

    /// <summary>The cloud whose workload identity opens the forge where no token is given; null for none.</summary>
    public CloudKind? Cloud { get; init; }

    /// <summary>Reads the address of a repository.</summary>
    /// <param name="url">As written.</param>
    /// <param name="address">What it means.</param>
    /// <param name="rule">How to write it.</param>
    public delegate bool AddressReader(string url, [NotNullWhen(true)] out RepositoryAddress? address, out string rule);
}
