using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating;

/// <summary>Foreign text in a rendered document.</summary>
/// <param name="Token">What stands for it in the probe.</param>
/// <param name="Raw">The characters a YAML reader must find in the real text where it finds the token in the probe.</param>
/// <param name="Source">Where they came from.</param>
public sealed record WrittenToken(string Token, string Raw, Provenance Source);
