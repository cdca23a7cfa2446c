using GitOpsSets.Templating.Functions.RegularExpressions;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>A regular expression that a text must match, in RE2's meaning.</summary>
/// <param name="Text">As the schema has it; it may match anywhere unless it is anchored.</param>
/// <param name="Meaning">Ends the sentence "the field must …".</param>
internal sealed record SchemaPattern(string Text, string Meaning)
{
    private const int MostCharacters = 1024 * 1024;

    private readonly Lazy<RegularExpression> _expression = new(() => RegularExpression.Compile(Text), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>A span of time.</summary>
    public static SchemaPattern Duration { get; } = new(@"^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$", "be a duration such as 30s, 10m or 1h30m");

    /// <summary>A web address.</summary>
    public static SchemaPattern HttpUrl { get; } = new("^(http|https)://", "begin with http:// or https://");

    /// <summary>A web address that encrypts.</summary>
    public static SchemaPattern HttpsUrl { get; } = new("^https://", "begin with https://");

    /// <summary>Where a provider looks.</summary>
    public static SchemaPattern ProviderUrl { get; } = new("^((http|https|oci)://.*){0,1}$", "be one line that begins with http://, https:// or oci://");

    /// <summary>The name of a step.</summary>
    public static SchemaPattern StepName { get; } = new("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "be lower-case letters, digits and '-', with a letter or digit at both ends");

    /// <summary>The reason of a condition.</summary>
    public static SchemaPattern ConditionReason { get; } = new("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$", "be one word that begins with a letter");

    /// <summary>The type of a condition.</summary>
    public static SchemaPattern ConditionType { get; } = new(
        @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$",
        "be a name of letters, digits, '-', '_' and '.', after an optional DNS name and '/'");

    /// <summary>Whether a text matches; one that is too long for any of these fields does not.</summary>
    public bool IsMatch(string text) => text.Length <= MostCharacters && _expression.Value.IsMatch(text);
}
