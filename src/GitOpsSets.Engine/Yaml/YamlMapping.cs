using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>Keys with values, in the order in which they were written. No key appears twice.</summary>
public sealed class YamlMapping : YamlNode
{
    private const int LargestScanned = 12;
    private Dictionary<string, int>? _positions;

    /// <summary>A mapping of these entries.</summary>
    /// <param name="entries">In order; of entries with the same key the last one wins, at the place of the first.</param>
    /// <param name="span">Where the mapping starts.</param>
    public YamlMapping(ImmutableArray<YamlEntry> entries, SourceSpan span = default)
        : base(span)
    {
        Entries = entries.IsDefault ? [] : UniqueEntries.Of(entries);
    }

    private YamlMapping(SourceSpan span, ImmutableArray<YamlEntry> uniqueEntries)
        : base(span)
    {
        Entries = uniqueEntries;
    }

    /// <summary>A mapping without entries.</summary>
    public static YamlMapping Empty { get; } = new(default, []);

    /// <summary>The entries in order; never <c>default</c>.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => Entries.Length;

    /// <summary>The value of a key, or null when the key is not there (a key without a value has a <see cref="YamlNull"/>).</summary>
    /// <param name="key">Compared ordinally.</param>
    public YamlNode? this[string key] => IndexOf(key) is >= 0 and var index ? Entries[index].Value : null;

    /// <summary>Looks a key up.</summary>
    /// <param name="key">Compared ordinally.</param>
    /// <param name="value">The value, when the key is there.</param>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        value = this[key];
        return value is not null;
    }

    /// <summary>The place of a key in <see cref="Entries"/>, or -1.</summary>
    /// <param name="key">Compared ordinally.</param>
    public int IndexOf(string key)
    {
        if (Entries.Length > LargestScanned)
        {
            return (_positions ??= Positions()).GetValueOrDefault(key, -1);
        }

        for (int i = 0; i < Entries.Length; i++)
        {
            if (string.Equals(Entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The same mapping with a key set: in its place when it was there, else as the last one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="keySpan">Where the key was written; without it an existing key keeps its place and a new one has none.</param>
    public YamlMapping With(string key, YamlNode value, SourceSpan keySpan = default)
    {
        int index = IndexOf(key);
        if (index < 0)
        {
            return new YamlMapping(Span, Entries.Add(new YamlEntry(key, keySpan, value)));
        }

        var place = keySpan == default ? Entries[index].KeySpan : keySpan;
        return new YamlMapping(Span, Entries.SetItem(index, new YamlEntry(key, place, value)));
    }

    /// <summary>The same mapping without a key; itself when the key is not there.</summary>
    /// <param name="key">The key to leave out.</param>
    public YamlMapping Without(string key) =>
        IndexOf(key) is >= 0 and var index ? new YamlMapping(Span, Entries.RemoveAt(index)) : this;

    /// <summary>A mapping of entries that are known to have different keys.</summary>
    internal static YamlMapping OfUnique(ImmutableArray<YamlEntry> entries, SourceSpan span) => new(span, entries);

    private Dictionary<string, int> Positions()
    {
        var positions = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < Entries.Length; i++)
        {
            positions[Entries[i].Key] = i;
        }

        return positions;
    }
}
