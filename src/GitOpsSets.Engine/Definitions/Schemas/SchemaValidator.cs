using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Checks definitions as an API server that has the kinds installed does when they are created: fields, types, defaults, rules, metadata.</summary>
public static class SchemaValidator
{
    private const int MostDiagnostics = 200;

    /// <summary>Checks a definition.</summary>
    /// <param name="source">The object; its <c>apiVersion</c> and <c>kind</c> choose the schema. Both groups of GitOpsSets have one.</param>
    /// <returns>Everything that is wrong at once. As in a cluster, <c>status</c> is not looked at, but for unknown fields.</returns>
    public static SchemaReport Validate(YamlMapping source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return KindSchema.Of(source) is { } kind
            ? Validate(source, kind)
            : Refuse(source, "kind", "apiVersion and kind name no GitOpsSet, ResourceSet or ResourceSetInputProvider", $"apiVersion is one of {string.Join(", ", KindSchema.All.Select(known => known.ApiVersion).Distinct(StringComparer.Ordinal))}");
    }

    /// <summary>Checks only what the reference command lines check by decoding a definition: the types of its fields. No defaults, no enumerations, no rules.</summary>
    /// <param name="source">The object.</param>
    /// <returns>Fields of a wrong type, in the order of the text.</returns>
    public static ImmutableArray<Diagnostic> CheckTypes(YamlMapping source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (KindSchema.Of(source) is not { } kind)
        {
            return [];
        }

        var findings = new List<SchemaFinding>();
        new TypeCheck(takesScalars: kind.Group == ApiGroups.FluxOperator, findings).Check(source, kind.Root, "");
        return Report(source, [.. findings], skipsRules: false);
    }

    /// <summary>Checks an object that is to be created as one of a kind.</summary>
    internal static SchemaReport Validate(YamlMapping source, KindSchema kind) => RefuseOther(source, kind) ?? Examine(source, kind, (definition, findings) =>
    {
        new MetadataCheck(findings).Check(definition);
        var check = new SchemaCheck(findings);
        foreach (string field in (ReadOnlySpan<string>)["metadata", "spec"])
        {
            if (definition[field] is { } part)
            {
                check.Check(part, kind.Root.Properties[field], field);
            }
        }

        bool asksRules = !findings.Exists(finding => finding.StopsRules);
        if (asksRules)
        {
            new RuleCheck(findings).Check(definition, kind.Root, "");
        }

        return !asksRules && kind.HasRules;
    });

    /// <summary>Checks the status that is to be set on an object of a kind.</summary>
    internal static SchemaReport ValidateStatus(YamlMapping source, KindSchema kind) => RefuseOther(source, kind) ?? Examine(source, kind, (definition, findings) =>
    {
        if (definition["status"] is { } status)
        {
            new SchemaCheck(findings).Check(status, kind.Root.Properties["status"], "status");
        }

        return kind.HasRules && findings.Exists(finding => finding.StopsRules);
    });

    private static SchemaReport Examine(YamlMapping source, KindSchema kind, Func<YamlMapping, List<SchemaFinding>, bool> check)
    {
        var findings = new List<SchemaFinding>();
        var pruned = new FieldPruning(kind.Kind, findings).Prune(source, kind.Root, "");
        var defaulted = (YamlMapping)SchemaDefaults.Apply(pruned, kind.Root);
        bool skipsRules = check(defaulted, findings);
        ImmutableArray<SchemaFinding> sorted = [.. findings.OrderBy(finding => finding.At.Line).ThenBy(finding => finding.At.Column)];
        return new SchemaReport(Report(source, sorted, skipsRules), defaulted) { Findings = sorted, RulesWereSkipped = skipsRules };
    }

    private static ImmutableArray<Diagnostic> Report(YamlMapping source, ImmutableArray<SchemaFinding> findings, bool skipsRules)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        diagnostics.AddRange(findings.Take(MostDiagnostics).Select(finding => finding.ToDiagnostic()));
        if (findings.Length > MostDiagnostics)
        {
            diagnostics.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, string.Create(CultureInfo.InvariantCulture, $"and {findings.Length - MostDiagnostics} more in this definition"), source.Span));
        }

        if (skipsRules)
        {
            diagnostics.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Notice, "rules between fields are checked when these errors are gone", source.Span));
        }

        return diagnostics.ToImmutable();
    }

    // Another version may have other fields: nothing more is said of an object that names one.
    private static SchemaReport? RefuseOther(YamlMapping source, KindSchema kind)
    {
        string? written = (source["kind"] as YamlString)?.Value;
        if (written != kind.Kind)
        {
            return Refuse(source, "kind", written is null ? "kind must be a string" : $"kind cannot be {WrittenText.Quote(written)}", $"write {kind.Kind}");
        }

        string? version = (source["apiVersion"] as YamlString)?.Value;
        return version == kind.ApiVersion ? null
            : Refuse(source, "apiVersion", version is null ? "apiVersion must be a string" : $"apiVersion of a {kind.Kind} cannot be {WrittenText.Quote(version)}", $"write {kind.ApiVersion}");
    }

    private static SchemaReport Refuse(YamlMapping source, string field, string message, string suggestion)
    {
        var finding = new SchemaFinding(SchemaProblem.WrongType, field, message, source[field]?.Span ?? source.Span, suggestion);
        return new SchemaReport([finding.ToDiagnostic()], source) { Findings = [finding] };
    }
}
