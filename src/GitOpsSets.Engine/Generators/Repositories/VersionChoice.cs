using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>
/// The greatest tag that satisfies a version constraint, as Flux chooses it. Of tags that are the same version, such as <c>1.0.0</c> and <c>1.0.0+b</c>, the last
/// by the bytes of its name; source-controller looks at the time of their commits, which a listing of tags does not tell.
/// </summary>
internal sealed class VersionChoice(VersionConstraint versions, RegularExpression? filter)
{
    /// <summary>Reads a constraint and, of registries, the pattern that tags must match first.</summary>
    /// <param name="reference">Receives the findings.</param>
    /// <param name="field">Holds the constraint; not empty.</param>
    /// <param name="filterField">Holds the pattern; empty for none.</param>
    /// <returns>Null when one of them is wrong.</returns>
    public static VersionChoice? Read(FieldReader reference, string field, string filterField)
    {
        string filter = filterField.Length == 0 ? "" : reference.Text(filterField);
        try
        {
            return new VersionChoice(VersionConstraint.Parse(reference.Text(field)), filter.Length == 0 ? null : RegularExpression.Compile(filter));
        }
        catch (SemanticVersionException exception)
        {
            reference.Refuse(field, $"invalid semver expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
        }
        catch (RegularExpressionException exception)
        {
            reference.Refuse(filterField, $"'{filter}' is no regular expression: {exception.Message}", DiagnosticCodes.GeneratorInvalid);
        }

        return null;
    }

    /// <summary>The tag that is meant; null for none.</summary>
    public string? Of(ImmutableArray<string> tags)
    {
        SemanticVersion? best = null;
        foreach (string tag in tags.Where(tag => filter?.IsMatch(tag) != false).Order(StringComparer.Ordinal))
        {
            if (SemanticVersion.FromTag(tag) is { } version && versions.Check(version) && (best is null || SemanticVersion.Compare(version, best) >= 0))
            {
                best = version;
            }
        }

        return best?.Original;
    }
}
