namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Holds the keys of a JSON object to the limits.</summary>
internal static class JsonKeys
{
    /// <summary>Looks at every key of an object that was read.</summary>
    /// <exception cref="YamlException">A key is too long.</exception>
    public static void Check(IReadOnlyList<YamlEntry> entries, YamlLimits limits)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Length > limits.MaxKeyLength)
            {
                throw LimitErrors.KeyTooLong(entry.KeySpan, limits.MaxKeyLength);
            }
        }
    }
}
