using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>What a CI host tells a job: the variables of its environment, and the files that they name.</summary>
/// <param name="variables">Of the process.</param>
/// <param name="readFile">Reads a small file; null when it cannot be read.</param>
internal sealed class CiVariables(IReadOnlyDictionary<string, string> variables, Func<string, string?> readFile)
{
    /// <summary>A variable; empty when it is unset.</summary>
    public string this[string name] => variables.GetValueOrDefault(name) ?? "";

    /// <summary>A variable; null when it is unset or empty.</summary>
    public string? Optional(string name) => this[name] is { Length: > 0 } value ? value : null;

    /// <summary>A variable that is a URL; null when it is none.</summary>
    public Uri? Address(string name) => AbsoluteAddress.TryRead(this[name], out var address) ? address : null;

    /// <summary>Whether a variable says yes, in whatever letters.</summary>
    public bool Says(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file that a variable names; null when it cannot be read.</summary>
    public string? File(string name) => readFile(this[name]);

    /// <summary>The values of variables that nobody may see; none is empty.</summary>
    public IEnumerable<Secret> Secrets(ImmutableArray<string> names) => names.Select(name => new Secret(this[name].Trim())).Where(static secret => !secret.IsEmpty);
}
