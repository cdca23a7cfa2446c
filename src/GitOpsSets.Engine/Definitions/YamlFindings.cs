using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Says that a file is no YAML, or too much.</summary>
public static class YamlFindings
{
    /// <summary>The finding for a text that cannot be read.</summary>
    public static Diagnostic Of(YamlException exception) => new(exception.IsLimit ? DiagnosticCodes.LimitReached : DiagnosticCodes.InvalidYaml, Severity.Error, exception.Message, exception.At);
}
