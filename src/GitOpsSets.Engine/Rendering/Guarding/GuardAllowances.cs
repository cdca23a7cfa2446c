using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>The exceptions that hold for one set, and for which elements each was used.</summary>
internal sealed class GuardAllowances(SetDefinition set, ImmutableArray<GuardAllowance> configured)
{
    private readonly ImmutableArray<GuardAllowance> _own = [.. configured.Where(allowance => allowance.Set == set.Name.ToString())];
    private readonly Dictionary<GuardAllowance, HashSet<string>> _uses = [];

    /// <summary>A notice for every exception that was used, with its reason.</summary>
    public IEnumerable<Diagnostic> Findings => _own.Where(_uses.ContainsKey).Select(allowance => new Diagnostic(
        DiagnosticCodes.GuardAllowed,
        Severity.Notice,
        string.Create(CultureInfo.InvariantCulture, $"{set.Dialect.Kind} {set.Name}: field {allowance.Field} broke the rule '{ViolationRules.NameOf(allowance.Rule)}' for {Count(_uses[allowance].Count)}, which guard.allow permits: {EscapedText.OfLine(allowance.Reason)}"),
        allowance.Origin));

    /// <summary>Whether an exception covers what a text does; counts its use.</summary>
    public bool Allow(CompiledTemplate template, Element element, Violation violation)
    {
        foreach (var allowance in _own)
        {
            if (allowance.Covers(template.Index, violation))
            {
                if (!_uses.TryGetValue(allowance, out var elements))
                {
                    _uses[allowance] = elements = new HashSet<string>(StringComparer.Ordinal);
                }

                elements.Add(element.Origin.Key);
                return true;
            }
        }

        return false;
    }

    private static string Count(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} element{(count == 1 ? "" : "s")}");
}
