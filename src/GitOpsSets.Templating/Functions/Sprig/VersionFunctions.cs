using System.Collections.Immutable;
using GitOpsSets.Templating.Functions.SemanticVersions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's semantic versions.</summary>
internal static class VersionFunctions
{
    /// <summary>Only GitOpsSets have them.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        new("semver", [GoType.String], Parse),
        new("semverCompare", [GoType.String, GoType.String], Compare),
    ];

    /// <summary>A version, with <c>Major</c>, <c>Minor</c>, <c>Patch</c>, <c>Prerelease</c>, <c>Metadata</c>, <c>Original</c>, <c>Compare</c>.</summary>
    /// <example><code>{{ (semver "v1.2.3-rc.1").Minor }}</code> gives <c>2</c></example>
    public static TemplateValue Parse(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        try
        {
            return TemplateValue.Of(new GoVersion(SemanticVersion.Parse(arguments[0].Text)));
        }
        catch (SemanticVersionException refused)
        {
            throw new FunctionException(refused.Message);
        }
    }

    /// <summary>Whether a version satisfies a constraint.</summary>
    /// <example><code>{{ semverCompare "^1.2.0" "1.9.9" }}</code> gives <c>true</c></example>
    public static TemplateValue Compare(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.Charge(1 + (arguments[0].Text.Length / 16));
        try
        {
            var constraint = VersionConstraint.Parse(arguments[0].Text);
            return TemplateValue.Of(constraint.Check(SemanticVersion.Parse(arguments[1].Text)));
        }
        catch (SemanticVersionException refused)
        {
            throw new FunctionException(refused.Message);
        }
    }
}
