using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Inputs;

/// <summary>The names Flux substitutes (kustomize-controller's <c>varsubRegex</c>).</summary>
internal static partial class VariableName
{
    /// <summary>Whether it is one.</summary>
    public static bool IsValid(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"\A[_a-zA-Z][_a-zA-Z0-9]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
