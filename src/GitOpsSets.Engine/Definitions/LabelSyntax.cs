using System.Text.RegularExpressions;

namespace GitOpsSets.Engine.Definitions;

/// <summary>What Kubernetes allows as names, label keys and label values (apimachinery <c>validation.IsQualifiedName</c>, <c>IsValidLabelValue</c>, <c>IsDNS1123Subdomain</c>).</summary>
internal static partial class LabelSyntax
{
    /// <summary>What a label key is, for people.</summary>
    public const string KeyRule = $"{ValueRule}, after an optional DNS name and '/'";

    /// <summary>What a label value is, for people.</summary>
    public const string ValueRule = "letters, digits, '-', '_' and '.', at most 63, with a letter or digit at both ends";

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

    /// <summary>Whether a text can be a namespace.</summary>
    public static bool IsDnsLabel(string text) => text.Length <= MaximumName && !text.Contains('.', StringComparison.Ordinal) && Subdomain().IsMatch(text);

    private static bool IsName(string text) => text.Length <= MaximumName && Name().IsMatch(text);

    /// <summary>Whether a text can be the name of an object: DNS labels of any length with dots between them.</summary>
    public static bool IsSubdomain(string text) => text.Length <= MaximumPrefix && Subdomain().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();
}
