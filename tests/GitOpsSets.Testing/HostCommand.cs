namespace GitOpsSets.Testing;

/// <summary>A command that a CI host found in what a program printed.</summary>
/// <param name="Name">Such as <c>error</c> or <c>task.setvariable</c>.</param>
/// <param name="Properties">By name, unescaped.</param>
/// <param name="Data">Unescaped.</param>
public sealed record HostCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    /// <summary>A property; empty when it was not given.</summary>
    public string this[string property] => Properties.GetValueOrDefault(property) ?? "";

    /// <summary>Reads <c>key=value</c> pairs.</summary>
    internal static IReadOnlyDictionary<string, string> Pairs(string text, char separator, Func<string, string> unescape) => text
        .Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static pair => pair.Split('=', 2))
        .ToDictionary(static pair => pair[0], pair => unescape(pair.ElementAtOrDefault(1) ?? ""), StringComparer.OrdinalIgnoreCase);
}
