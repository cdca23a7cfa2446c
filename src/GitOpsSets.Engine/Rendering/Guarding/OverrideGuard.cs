using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>What becomes of a key that a less trusted generator of a matrix takes from a more trusted one.</summary>
public static class OverrideGuard
{
    /// <summary>The judge of a set's matrices.</summary>
    /// <param name="set">The set.</param>
    /// <param name="settings">Its guard, and what that lets pass.</param>
    public static Func<string, SourceSpan, Diagnostic?> Of(SetDefinition set, RenderSettings settings)
    {
        var mode = settings.GuardOf(set);
        return (field, at) => mode == GuardMode.Off ? null
            : settings.Allowances.FirstOrDefault(allowance => allowance.Rule == ViolationRule.Override && allowance.Set == set.Name.ToString() && allowance.Field == field) is { } allowed ? Allowed(set, allowed)
            : new Diagnostic(
                DiagnosticCodes.KeyOverridden,
                mode == GuardMode.Strict ? Severity.Error : Severity.Warning,
                $"{set.Dialect.Kind} {set.Name}: a generator of the matrix whose values others write replaces {EscapedText.OfLine(field)}, which one that is trusted more sets (rule override)",
                at)
            {
                Suggestion = "give the generator a 'name', so that its values stand under a key of their own, or allow the rule with guard.allow",
            };
    }

    private static Diagnostic Allowed(SetDefinition set, GuardAllowance allowance) => new(
        DiagnosticCodes.GuardAllowed,
        Severity.Notice,
        $"{set.Dialect.Kind} {set.Name}: field {allowance.Field} broke the rule '{ViolationRules.NameOf(allowance.Rule)}', which guard.allow permits: {EscapedText.OfLine(allowance.Reason)}",
        allowance.Origin);
}
