using System.Collections.Frozen;

namespace GitOpsSets.Action.Forges;

/// <summary>A complete HTTP answer of any status.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="Status">Such as 200.</param>
/// <param name="Headers">Lower-case names; several lines of one header are joined with <c>", "</c>.</param>
/// <param name="Body">Decompressed.</param>
internal sealed record ForgeAnswer(Uri Address, int Status, FrozenDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
