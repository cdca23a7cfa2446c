using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Action.Inputs;

/// <summary>What the configuration file says.</summary>
/// <param name="Entries">Values of inputs.</param>
/// <param name="Allowances">What the guard lets pass (<c>guard.allow</c>).</param>
internal sealed record Configuration(ImmutableArray<ConfigEntry> Entries, ImmutableArray<GuardAllowance> Allowances)
{
    private const string Guard = "guard";

    /// <summary>Sets that the guard only warns about (<c>guard.warn</c>), as <c>namespace/name</c>.</summary>
    public ImmutableArray<string> Warned { get; init; } = [];

    public static Configuration Empty { get; } = new([], []);

    /// <summary>
    /// The same without what weakens the guard, for a file that is not the base branch's: whoever writes a pull request must not decide what is let pass.
    /// </summary>
    /// <param name="where">What the file belongs to instead, for messages.</param>
    public StageResult<Configuration> WithGuardAtFull(string where)
    {
        var weaker = Entries.Where(entry => entry.Name == Guard && entry.Value.Trim() is "warn" or "off").ToImmutableArray();
        return new(
            new Configuration([.. Entries.Except(weaker)], []),
            [
                .. weaker.Select(entry => InputFinding.Warning($"'{Guard}: {entry.Value.Trim()}' is passed over: the file is that of {where}, and not of the base branch", "have it merged first", entry.At)),
                .. Warned.Take(1).Select(_ => InputFinding.Warning($"'guard.warn' is passed over: the file is that of {where}, and not of the base branch", "have it merged first")),
                .. Allowances.Take(1).Select(allowance => InputFinding.Warning($"'guard.allow' is passed over: the file is that of {where}, and not of the base branch", "have it merged first", allowance.Origin)),
            ]);
    }
}
