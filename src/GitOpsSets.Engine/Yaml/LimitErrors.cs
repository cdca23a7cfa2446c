using System.Globalization;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>Says that a text is too much.</summary>
internal static class LimitErrors
{
    public static YamlException TooDeep(SourceSpan at, int limit) => new(at, $"values are nested more than {limit.ToString(CultureInfo.InvariantCulture)} levels deep") { IsLimit = true };

    public static YamlException TooManyValues(SourceSpan at, int limit) => new(at, $"the document has more than {limit.ToString(CultureInfo.InvariantCulture)} values") { IsLimit = true };

    public static YamlException TooLong(SourceSpan at, int limit) => new(at, $"a text is longer than {limit.ToString(CultureInfo.InvariantCulture)} characters") { IsLimit = true };

    public static YamlException KeyTooLong(SourceSpan at, int limit) => new(at, $"a key is longer than {limit.ToString(CultureInfo.InvariantCulture)} characters") { IsLimit = true };

    public static YamlException DocumentTooLong(SourceSpan at, int limit) => new(at, $"the document is longer than {limit.ToString(CultureInfo.InvariantCulture)} characters") { IsLimit = true };

    public static YamlException Unfolds(SourceSpan at) => new(at, "aliases and merge keys unfold this document to too many values") { IsLimit = true };
}
