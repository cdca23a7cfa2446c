using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Explains violations: which set, template, element and field, what the text would do, and what to write instead.</summary>
internal static class ViolationFindings
{
    public static Diagnostic Of(Violation violation, SetDefinition set, CompiledTemplate template, Element element, string rendered, GuardMode mode)
    {
        var culprit = violation.Culprit;
        string where = violation.Pointer.Length == 0 ? "" : $" at {EscapedText.Of(violation.Pointer)}";
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{Subject(set, template, element)}: field {culprit.Source.Field} = \"{EscapedText.Of(culprit.Raw)}\"{where} would {Printed(violation.Effect)} (rule {ViolationRules.NameOf(violation.Rule)}). {Consequence(mode)}");
        var (at, focus) = PlaceOf(template, rendered, violation);
        return Finding(message, at, mode) with { Focus = focus, Suggestion = Advice(violation, set.Dialect, template) };
    }

    /// <summary>For text that is delivered, in a field that says what is deployed.</summary>
    public static Diagnostic OfCaution(Violation caution, SetDefinition set, CompiledTemplate template, string rendered)
    {
        var (at, focus) = PlaceOf(template, rendered, caution);
        string plain = PlainFunction(set.Dialect);
        return new Diagnostic(
            DiagnosticCodes.Deploying,
            Severity.Warning,
            $"field {caution.Culprit.Source.Field} is written by others, and has a say at {EscapedText.Of(caution.Pointer)} in what is deployed",
            at)
        {
            Focus = focus,
            Suggestion = $"take a commit or number instead, or put it behind a word of your own and through '{plain}'",
        };
    }

    // The line of the rendered text where that is the template's; else the first line that names the field.
    private static (SourceSpan At, TextFocus? Focus) PlaceOf(CompiledTemplate template, string rendered, Violation violation)
    {
        string[] fields = violation.Culprit.Source.Field.Split(", ");
        string[] lines = template.Source.Text.Split('\n');
        int line = RenderedTextFindings.LineOf(template, rendered, violation.Line);
        if (line == 0)
        {
            line = 1 + Array.FindIndex(lines, text => Array.Exists(fields, field => text.Contains(field, StringComparison.Ordinal)));
        }

        string? named = line == 0 || line > lines.Length ? null : Array.Find(fields, field => lines[line - 1].Contains(field, StringComparison.Ordinal));
        return (line == 0 ? template.Spec.Origin : template.Source.OriginOf(line), named is null ? null : new TextFocus(named, 0));
    }

    /// <summary>For a template that fails with one element's foreign text and with no other.</summary>
    public static Diagnostic OfFailure(Diagnostic failure, SetDefinition set, CompiledTemplate template, Element element, GuardMode mode) =>
        Finding($"{Subject(set, template, element)}: text that others wrote makes the template fail: {Printed(failure.Message)}. {Consequence(mode)}", failure.At ?? template.Spec.Origin, mode) with
        {
            Suggestion = "make the template hold for every text, or filter such elements out",
        };

    /// <summary>For an element that would take an object from another.</summary>
    public static Diagnostic OfClaim(RenderedManifest newcomer, RenderedManifest? rightful, SetDefinition set, GuardMode mode)
    {
        string other = rightful is null ? "another element renders or owns it too" : $"it belongs to {Printed(rightful.Element.Origin.Description)}";
        return Finding(
            $"{Subject(set, newcomer.Template, newcomer.Element)}: text that others wrote names the object {Printed(newcomer.Identity.ToString())}, and {other}. {Consequence(mode)}",
            newcomer.Template.Spec.Origin,
            mode) with
        {
            Suggestion = "make names of what nobody else can choose, such as the number of the pull request",
        };
    }

    private static Diagnostic Finding(string message, SourceSpan at, GuardMode mode) =>
        new(DiagnosticCodes.Quarantined, mode == GuardMode.Strict ? Severity.Error : Severity.Warning, message, at);

    private static string Subject(SetDefinition set, CompiledTemplate template, Element element) =>
        string.Create(CultureInfo.InvariantCulture, $"{set.Dialect.Kind} {set.Name}, template {template.Index + 1}, {Printed(element.Origin.Description)}");

    private static string Consequence(GuardMode mode) =>
        mode == GuardMode.Strict ? "The element was left as it was" : "It was delivered all the same (guard: warn)";

    private static string Advice(Violation violation, Dialect dialect, CompiledTemplate template)
    {
        string plain = PlainFunction(dialect);
        var fields = violation.Culprit.Source.Field.Split(", ").Select(field => field.StartsWith("inputs.", StringComparison.Ordinal) ? field : "." + field).ToImmutableArray();
        string Action(string function) => string.Join(" or ", fields.Select(field => $"{template.Delimiters.Left} {field} | {function} {template.Delimiters.Right}"));
        return violation.Rule switch
        {
            ViolationRule.Structure or ViolationRule.Type => $"write {Action("quote")}",
            ViolationRule.Key => $"begin the key with a word of your own, and make the rest safe with '{plain}'",
            ViolationRule.SensitiveField => $"take what stands there from the repository, or put it behind a word of your own: my-{Action(plain)}",
            _ => $"write {Action(plain)}, or have the text changed where it comes from",
        };
    }

    // Each dialect has one function that makes a plain name of any text.
    private static string PlainFunction(Dialect dialect) => dialect.Functions.TryGet("slugify", out _) ? "slugify" : "sanitize";

    private static string Printed(string text) => EscapedText.OfLine(text);
}
