using System.Text.RegularExpressions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Demo.Hosts;

/// <summary>What the hosts' pipelines have in common: YAML, and expressions in it.</summary>
internal static partial class PipelineText
{
    /// <summary>The first document, or the one with the index.</summary>
    public static YamlMapping Read(string text, int document = 0) =>
        YamlReader.ReadAll(text, "pipeline", YamlLimits.Default)[document].Root as YamlMapping ?? throw new InvalidDataException("a pipeline is a mapping");

    /// <summary>A value as the text that a variable gets; empty for none.</summary>
    public static string Text(YamlNode? value) => value switch
    {
        YamlString text => text.Value,
        YamlBoolean truth => truth.Value ? "true" : "false",
        YamlInteger number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        null or YamlNull => "",
        _ => throw new InvalidDataException($"no text at line {value.Span.Line}"),
    };

    /// <summary>The entries of a mapping as texts; none for null.</summary>
    public static Dictionary<string, string> Texts(YamlNode? mapping) =>
        mapping is YamlMapping given ? given.Entries.ToDictionary(static entry => entry.Key, static entry => Text(entry.Value), StringComparer.Ordinal) : new(StringComparer.Ordinal);

    /// <summary>The items of a sequence.</summary>
    public static IEnumerable<YamlMapping> Items(YamlNode? sequence) => sequence is YamlSequence given ? given.Items.OfType<YamlMapping>() : [];

    /// <summary>GitHub's <c>${{ NAME }}</c>.</summary>
    public static string Evaluate(string text, Func<string, string?> context) => Replace(DoubleBrace, text, context);

    /// <summary>Azure Pipelines' <c>$(NAME)</c>; what is not known stays.</summary>
    public static string Expand(string text, Func<string, string?> variable) => Macro.Replace(text, match => variable(match.Groups["name"].Value) ?? match.Value);

    /// <summary>GitLab's <c>$NAME</c> and <c>${NAME}</c>; what is not known is empty.</summary>
    public static string Substitute(string text, Func<string, string?> variable) => Dollar.Replace(text, match => variable(match.Groups["name"].Value) ?? "");

    /// <summary>GitLab's <c>$[[ inputs.NAME ]]</c>.</summary>
    public static string Interpolate(string text, Func<string, string?> input) => Replace(DoubleBracket, text, input);

    private static string Replace(Regex pattern, string text, Func<string, string?> value) => pattern.Replace(
        text, match => value(match.Groups["name"].Value) ?? throw new InvalidDataException($"nothing is known as '{match.Groups["name"].Value}'"));

    [GeneratedRegex(@"\$\{\{\s*(parameters\[')?(?<name>[\w.-]+)('\])?\s*\}\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DoubleBrace { get; }

    [GeneratedRegex(@"\$\((?<name>[\w.]+)\)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Macro { get; }

    [GeneratedRegex(@"\$(\{(?<name>\w+)\}|(?<name>\w+))", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Dollar { get; }

    [GeneratedRegex(@"\$\[\[\s*inputs\.(?<name>[\w-]+)\s*\]\]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DoubleBracket { get; }
}
