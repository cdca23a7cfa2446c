using System.Text.RegularExpressions;
using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Tells whether every reader takes an unquoted scalar for text: YAML 1.1 and 1.2, with the types that Kubernetes leaves out.</summary>
internal static partial class PlainText
{
    /// <summary>Whether it is text in all of them.</summary>
    public static bool IsTextEverywhere(string scalar) =>
        scalar is not ("=" or "<<")
        && PlainScalars.Resolve(scalar, out _, out _) == ScalarKind.Text
        && !(scalar.Length > 0 && (char.IsAsciiDigit(scalar[0]) || scalar[0] is '+' or '-' or '.') && OtherTypes.IsMatch(scalar));

    // Dates, base 60, base 8 as YAML 1.2 writes it, and floats as YAML 1.1 lets them look.
    [GeneratedRegex(
        @"^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|0o[0-7]+|[-+]?([0-9][0-9_]*)?\.[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9]+([eE][-+]?[0-9]+)?)\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherTypes { get; }
}
