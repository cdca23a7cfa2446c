using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>Finds Flux variables where a value is needed now: Flux would substitute them too late (design decision 16).</summary>
internal static partial class FluxVariables
{
    /// <summary>Notes every variable in a part of a definition that is evaluated now.</summary>
    /// <param name="node">The part.</param>
    /// <param name="passedOn">Keys below which texts only pass through to the output.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static void Refuse(YamlNode node, IReadOnlySet<string> passedOn, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        switch (node)
        {
            case YamlString text when Variable.Match(text.Value) is { Success: true } match:
                diagnostics.Add(new Diagnostic(DiagnosticCodes.UnresolvedVariable, Severity.Error, $"the variable '{match.Value}' stands in a place that is evaluated now", text.Span)
                {
                    Suggestion = "give its value with the input 'substitute'",
                });
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    Refuse(item, passedOn, diagnostics);
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries.Where(entry => !passedOn.Contains(entry.Key)))
                {
                    Refuse(entry.Value, passedOn, diagnostics);
                }

                break;
        }
    }

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Variable { get; }
}
