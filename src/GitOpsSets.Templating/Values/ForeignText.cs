namespace GitOpsSets.Templating.Values;

/// <summary>Finds, removes and restores the provenance of values that pass through functions that know nothing of it.</summary>
internal static class ForeignText
{
    private const int QuickLookDepth = 32;
    private const int QuickLookValues = 10_000;

    /// <summary>Whether a value is, or holds at any depth, text that others wrote. Values that hold themselves are fine.</summary>
    public static bool IsIn(in TemplateValue value)
    {
        int left = QuickLookValues;
        return QuickLook(value, QuickLookDepth, ref left) ?? new Search().Visit(value);
    }

    // Null when the value is too deep or too large to be looked through without keeping a list of what was seen.
    private static bool? QuickLook(in TemplateValue value, int depth, ref int left)
    {
        if (value.List is { } list)
        {
            if (depth == 0 || (left -= list.Count) < 0)
            {
                return null;
            }

            foreach (ref readonly var item in list.Items)
            {
                if (QuickLook(item, depth - 1, ref left) is not false and var found)
                {
                    return found;
                }
            }

            return false;
        }

        if (value.Map is not { } map)
        {
            return value.IsOutsidersText || value.Object is { Origin: not null };
        }

        if (depth == 0 || (left -= map.Count) < 0)
        {
            return null;
        }

        if (map.HasForeignKeys)
        {
            return true;
        }

        foreach (var (_, item) in map.Entries)
        {
            if (QuickLook(item, depth - 1, ref left) is not false and var found)
            {
                return found;
            }
        }

        return false;
    }

    /// <summary>All origins in a value as one: the least trusted level, and the names of the fields.</summary>
    /// <returns>Null when all of it is the repository's own.</returns>
    public static Provenance? OriginOf(ReadOnlySpan<TemplateValue> values) => OriginOf(values, out _);

    /// <summary>All origins in values as one.</summary>
    /// <param name="values">Looked through at any depth.</param>
    /// <param name="visited">How many values that took.</param>
    public static Provenance? OriginOf(ReadOnlySpan<TemplateValue> values, out int visited)
    {
        visited = 0;
        Search? search = null;
        foreach (var value in values)
        {
            if (value.IsOutsidersText || value.List is not null || value.Map is not null || value.Object is not null)
            {
                search ??= new Search { Origins = [] };
                search.Visit(value);
                visited = search.Visited;
            }
        }

        return search is null ? null : Join(search.Origins!);
    }

    /// <summary>Several origins as one.</summary>
    /// <returns>Null when there are none.</returns>
    public static Provenance? Join(IReadOnlyCollection<Provenance> origins) => origins.Count switch
    {
        0 => null,
        1 => origins.First(),
        _ => new Provenance(origins.Max(origin => origin.Trust), string.Join(", ", origins.Select(origin => origin.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))) { IsName = origins.All(origin => origin.IsName) },
    };

    /// <summary>The same value without provenance. Lists and maps that hold none are not copied.</summary>
    public static TemplateValue Flatten(in TemplateValue value) => IsIn(value) ? new Copy(null, null).Of(value) : value;

    /// <summary>The same value with every string and key of it one foreign part of its own.</summary>
    public static TemplateValue Mark(in TemplateValue value, Provenance origin, TokenSource tokens) =>
        value.Type is null or { IsScalar: true } ? value : new Copy(origin, tokens).Of(value);

    private sealed class Search
    {
        private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);

        /// <summary>When set, the search goes on after the first find.</summary>
        public HashSet<Provenance>? Origins { get; init; }

        public int Visited { get; private set; }

        public bool Visit(in TemplateValue root)
        {
            bool found = false;
            var pending = new Stack<TemplateValue>();
            pending.Push(root);
            while (pending.TryPop(out var value) && !(found && Origins is null))
            {
                Visited++;
                if (value.ForeignParts is { } rope)
                {
                    found = true;
                    Collect(rope);
                }
                else if (value.Object?.Origin is { } origin)
                {
                    found = true;
                    Origins?.Add(origin.Source);
                }
                else if (value.List is { } list && _visited.Add(list))
                {
                    foreach (var item in list.Items)
                    {
                        pending.Push(item);
                    }
                }
                else if (value.Map is { } map && _visited.Add(map))
                {
                    foreach (var (key, item) in map.Entries)
                    {
                        pending.Push(map.KeyOf(key));
                        pending.Push(item);
                    }
                }
            }

            return found;
        }

        private void Collect(Rope rope)
        {
            foreach (var segment in rope.Segments)
            {
                if (segment.Source is { } source)
                {
                    Origins?.Add(source);
                }
            }
        }
    }

    // Follows shared and circular references, so that the copy has the shape of the original.
    private sealed class Copy(Provenance? origin, TokenSource? tokens)
    {
        private const int MaxDepth = 1_000;

        private readonly Dictionary<object, TemplateValue> _copies = new(ReferenceEqualityComparer.Instance);
        private int _depth;

        public TemplateValue Of(in TemplateValue value)
        {
            if (value.IsString)
            {
                return Text(value.Text);
            }

            object? original = (object?)value.List ?? value.Map;
            if (original is null)
            {
                if (value.Object is { Origin: null } made && origin is not null && tokens is not null)
                {
                    made.Origin = (origin, tokens.Next());
                }

                return value;
            }

            if (_copies.TryGetValue(original, out var known))
            {
                return known;
            }

            if (++_depth > MaxDepth)
            {
                throw new FunctionException("the value nests too deeply");
            }

            var copy = value.List is { } list ? OfList(list) : OfMap(value.Map!);
            _depth--;
            return copy;
        }

        private TemplateValue Text(string text) =>
            TemplateValue.Of(origin is null || tokens is null ? new TemplateText(text) : TemplateText.Foreign(text, origin, tokens.Next()));

        private TemplateValue OfList(TemplateList list)
        {
            if (list.IsNil)
            {
                return TemplateValue.Of(list);
            }

            var items = new TemplateValue[list.Count];
            var copy = TemplateValue.Of(new TemplateList(items, list.Type));
            _copies[list] = copy;
            for (int index = 0; index < items.Length; index++)
            {
                items[index] = Of(list[index]);
            }

            return copy;
        }

        private TemplateValue OfMap(TemplateMap map)
        {
            var entries = new TemplateMap(map.Type, map.Count, map.IsNil);
            var copy = TemplateValue.Of(entries);
            _copies[map] = copy;
            foreach (var (key, value) in map.Entries)
            {
                entries.Set(Text(key).Rich, Of(value));
            }

            return copy;
        }
    }
}
