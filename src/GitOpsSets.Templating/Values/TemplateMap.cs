using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GitOpsSets.Templating.Values;

/// <summary>
/// A Go map with string keys. It is shared and mutable, as in Go: <c>set</c> and <c>unset</c> change the element for
/// every later action, template and repeat.
/// </summary>
/// <param name="type">A map type; <see cref="GoType.AnyMap"/> when null.</param>
/// <param name="capacity">How many entries to make room for.</param>
/// <param name="isNil">Whether this is Go's nil map: it can be read, not written.</param>
public sealed class TemplateMap(GoType? type = null, int capacity = 0, bool isNil = false)
{
    private readonly Dictionary<string, TemplateValue> _entries = new(capacity, StringComparer.Ordinal);
    private string[]? _sortedKeys;
    private Dictionary<string, TemplateText>? _foreignKeys;

    /// <summary>The map's own type.</summary>
    public GoType Type { get; } = type ?? GoType.AnyMap;

    /// <summary>Whether this is Go's nil map.</summary>
    public bool IsNil { get; } = isNil;

    /// <summary>How many entries.</summary>
    public int Count => _entries.Count;

    /// <summary>The keys in byte order: the order in which templates range over a map.</summary>
    public ImmutableArray<string> Keys
    {
        get
        {
            if (_sortedKeys is null)
            {
                _sortedKeys = [.. _entries.Keys];
                Array.Sort(_sortedKeys, GoText.Compare);
            }

            return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(_sortedKeys);
        }
    }

    /// <summary>All entries in no particular order: for work whose result does not depend on it.</summary>
    internal Dictionary<string, TemplateValue> Entries => _entries;

    /// <summary>Sets or adds an entry; reading an absent one gives nil.</summary>
    public TemplateValue this[string key]
    {
        get => _entries.GetValueOrDefault(key);
        set
        {
            if (!_entries.ContainsKey(key))
            {
                _sortedKeys = null;
            }

            _entries[key] = value;
        }
    }

    /// <summary>Whether a key of it may be text that others wrote.</summary>
    internal bool HasForeignKeys => _foreignKeys is { Count: > 0 };

    /// <summary>Sets or adds an entry whose key may be text that others wrote: ranging over the map gives the key back with its provenance.</summary>
    public void Set(TemplateText key, TemplateValue value)
    {
        string name = key.Text;
        this[name] = value;
        if (!key.IsTrusted)
        {
            _foreignKeys ??= new Dictionary<string, TemplateText>(StringComparer.Ordinal);
            _foreignKeys[name] = key;
        }
    }

    /// <summary>A key as a value, with its provenance.</summary>
    public TemplateValue KeyOf(string key) =>
        _foreignKeys is not null && _foreignKeys.TryGetValue(key, out var foreign) ? TemplateValue.Of(foreign) : TemplateValue.Of(key);

    /// <summary>Whether there is an entry, even a nil one.</summary>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <summary>Looks an entry up.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TemplateValue value) => _entries.TryGetValue(key, out value);

    /// <summary>Removes an entry, if there is one.</summary>
    public void Remove(string key)
    {
        if (_entries.Remove(key))
        {
            _sortedKeys = null;
        }
    }
}
