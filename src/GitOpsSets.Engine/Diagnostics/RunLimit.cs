using System.Globalization;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>A limit that people may move with the input <c>limits</c>.</summary>
/// <param name="Name">As they write it.</param>
/// <param name="Default">What it is when they say nothing.</param>
/// <param name="Most">What it can be at most.</param>
/// <param name="Meaning">What is counted.</param>
public sealed record RunLimit(string Name, long Default, long Most, string Meaning)
{
    /// <summary>What to do about a run that met the limit.</summary>
    /// <param name="current">What it is in that run.</param>
    /// <param name="otherwise">What to do where it cannot be raised, or shall not be.</param>
    public string Advice(long current, string otherwise) =>
        current < Most ? string.Create(CultureInfo.InvariantCulture, $"raise it with 'limits: {Name}=NUMBER', at most {Most}, or {otherwise}") : otherwise;
}
