using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Generators.Selectors;

/// <summary>Reads the label selector of a definition.</summary>
internal static class LabelSelectorReader
{
    /// <summary>The selector; what is wrong with it goes to the reader, and then it selects nothing that matters.</summary>
    /// <param name="selector">The <c>matchLabels</c> and <c>matchExpressions</c>; null selects everything.</param>
    /// <param name="coerces">Whether a label may be written as another scalar, as the Flux Operator's command line takes it.</param>
    public static LabelSelector Read(FieldReader? selector, bool coerces)
    {
        if (selector is null)
        {
            return LabelSelector.Everything;
        }

        var labels = selector.TextMap("matchLabels", coerces).ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);
        var expressions = selector.Objects("matchExpressions")
            .Select(expression => new LabelRequirement(expression.Text("key"), expression.Text("operator"), expression.Texts("values")))
            .ToImmutableArray();
        if (LabelSelector.TryCreate(labels, expressions, out var created, out string? error))
        {
            return created;
        }

        selector.Diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"{selector.Path}: {error}", selector.Mapping.Span));
        return LabelSelector.Everything;
    }
}
