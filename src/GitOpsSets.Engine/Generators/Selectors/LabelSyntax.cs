using System.Text.RegularExpressions;

namespace GitOpsSets.Engine.Generators.Selectors;

/// <summary>What Kubernetes allows as label keys and values (apimachinery <c>validation.IsQualifiedName</c> and <c>IsValidLabelValue</c>).</summary>
internal static partial class LabelSyntax
{
    private const int MaximumName = 63;
    private const int MaximumPrefix = 253;

    /// <summary>Whether a text is a label key: a name, or a DNS subdomain, a slash and a name.</summary>
    public static bool IsKey(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string name = text[(slash + 1)..];
        return name.Length > 0 && IsName(name) && (slash < 0 || IsSubdomain(text[..slash]));
    }

    /// <summary>Whether a text is a label value: empty, or a name.</summary>
    public static bool IsValue(string text) => text.Length == 0 || IsName(text);

    private static bool IsName(string text) => text.Length <= MaximumName && Name().IsMatch(text);

    private static bool IsSubdomain(string text) => text.Length <= MaximumPrefix && Subdomain().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();
}
