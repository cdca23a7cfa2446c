using GitOpsSets.Templating;

namespace GitOpsSets.Action.Inputs;

/// <summary>One key of the configuration file.</summary>
/// <param name="Name">An input's name.</param>
/// <param name="Value">As one text; the items of a list stand on lines of their own.</param>
/// <param name="At">Where it is written.</param>
internal sealed record ConfigEntry(string Name, string Value, SourceSpan At);
