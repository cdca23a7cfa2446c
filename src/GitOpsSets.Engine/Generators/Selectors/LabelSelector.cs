using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Generators.Selectors;

/// <summary>A Kubernetes label selector: every requirement must hold (apimachinery <c>LabelSelectorAsSelector</c>).</summary>
internal sealed class LabelSelector
{
    private readonly ImmutableArray<LabelRequirement> _requirements;

    private LabelSelector(ImmutableArray<LabelRequirement> requirements)
    {
        _requirements = requirements;
    }

    /// <summary>What an empty selector, <c>{}</c>, selects.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Checks the parts of a selector.</summary>
    /// <param name="matchLabels">Labels with the value that each must have.</param>
    /// <param name="matchExpressions">Further requirements.</param>
    /// <param name="selector">What selects.</param>
    /// <param name="error">What is wrong with the first bad requirement.</param>
    public static bool TryCreate(
        IReadOnlyDictionary<string, string> matchLabels,
        ImmutableArray<LabelRequirement> matchExpressions,
        [NotNullWhen(true)] out LabelSelector? selector,
        [NotNullWhen(false)] out string? error)
    {
        ImmutableArray<LabelRequirement> requirements =
        [
            .. matchLabels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => new LabelRequirement(label.Key, "In", [label.Value])),
            .. matchExpressions,
        ];
        error = requirements.Select(Mistake).FirstOrDefault(mistake => mistake is not null);
        selector = error is null ? new LabelSelector(requirements) : null;
        return error is null;
    }

    /// <summary>Whether an object with these labels is selected. The labels themselves are not checked.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels) => _requirements.All(requirement => Holds(requirement, labels));

    private static bool Holds(LabelRequirement requirement, IReadOnlyDictionary<string, string> labels)
    {
        bool isPresent = labels.TryGetValue(requirement.Key, out string? value);
        return requirement.Operator switch
        {
            "In" => value is not null && requirement.Values.Contains(value, StringComparer.Ordinal),
            "NotIn" => value is null || !requirement.Values.Contains(value, StringComparer.Ordinal),
            "Exists" => isPresent,
            _ => !isPresent,
        };
    }

    private static string? Mistake(LabelRequirement requirement)
    {
        bool takesValues = requirement.Operator is "In" or "NotIn";
        if (!takesValues && requirement.Operator is not ("Exists" or "DoesNotExist"))
        {
            return $"'{requirement.Operator}' is no operator of a label selector: In, NotIn, Exists, DoesNotExist";
        }

        if (takesValues == requirement.Values.IsEmpty)
        {
            return $"the operator {requirement.Operator} of the label '{requirement.Key}' {(takesValues ? "needs values" : "takes no values")}";
        }

        if (!LabelSyntax.IsKey(requirement.Key))
        {
            return $"'{requirement.Key}' is no label key: {LabelSyntax.KeyRule}";
        }

        return requirement.Values.FirstOrDefault(value => !LabelSyntax.IsValue(value)) is { } bad
            ? $"'{bad}' is no label value: {LabelSyntax.ValueRule}"
            : null;
    }
}
