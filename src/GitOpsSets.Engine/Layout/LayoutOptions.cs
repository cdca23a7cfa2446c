using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Engine.Layout;

/// <summary>What the layout needs to know beyond the objects.</summary>
/// <param name="RefusesSecrets">Whether plaintext Secrets are refused.</param>
public sealed record LayoutOptions(bool RefusesSecrets)
{
    /// <summary>The most files one set may have.</summary>
    public int MaxFiles { get; init; } = (int)RunLimits.Files.Default;

    /// <summary>What no file may hold.</summary>
    public KnownSecrets Secrets { get; init; } = KnownSecrets.None;

    /// <summary>What happens to an element whose path or name, of text that others wrote, is refused; unless strict the set fails.</summary>
    public GuardMode Guard { get; init; } = GuardMode.Strict;
}
