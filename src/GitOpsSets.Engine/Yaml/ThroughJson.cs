using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml.Building;
using GitOpsSets.Engine.Yaml.Scanning;

namespace GitOpsSets.Engine.Yaml;

/// <summary>
/// What becomes of a tree that is written as JSON by Go and read as YAML again, which is how <c>sigs.k8s.io/yaml</c> writes any object: whole floats become integers, U+0085 folds to a
/// space, and characters that YAML wants escaped, as well as keys of 1023 and more characters, are errors.
/// </summary>
public static class ThroughJson
{
    private const int LongestPlainKey = 500;

    /// <summary>The tree as it comes back. It is the same instance where nothing changes.</summary>
    /// <param name="node">The tree.</param>
    /// <exception cref="YamlException">A text or key cannot make the way; the place is that of the value.</exception>
    public static YamlNode Pass(YamlNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            YamlString text => PassText(text),
            YamlFloat number => PassNumber(number),
            YamlSequence sequence => PassSequence(sequence),
            YamlMapping mapping => PassMapping(mapping),
            _ => node,
        };
    }

    private static YamlString PassText(YamlString text)
    {
        Refuse(text.Value, text.Span);
        return text.Value.Contains('\u0085', StringComparison.Ordinal) ? new YamlString(Folded(text.Value), text.Span) : text;
    }

    private static YamlNode PassNumber(YamlFloat number)
    {
        if (!double.IsFinite(number.Value))
        {
            throw new YamlException(number.Span, "infinite numbers and .nan cannot be written as JSON");
        }

        if (number.Value == 0)
        {
            return new YamlInteger(0, number.Span);
        }

        return JsonNumbers.TryInteger(number.Value, out var integer) ? new YamlInteger(integer, number.Span) : number;
    }

    private static YamlSequence PassSequence(YamlSequence sequence)
    {
        YamlNode[]? changed = null;
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            var passed = Pass(sequence.Items[i]);
            if (!ReferenceEquals(passed, sequence.Items[i]))
            {
                changed ??= [.. sequence.Items];
                changed[i] = passed;
            }
        }

        return changed is null ? sequence : new YamlSequence([.. changed], sequence.Span);
    }

    private static YamlMapping PassMapping(YamlMapping mapping)
    {
        YamlEntry[]? changed = null;
        for (int i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            Refuse(entry.Key, entry.KeySpan);
            bool isOddKey = entry.Key.Length > LongestPlainKey || entry.Key.Contains('\u0085', StringComparison.Ordinal);
            string key = isOddKey ? PassKey(entry) : entry.Key;
            var passed = Pass(entry.Value);
            if (!ReferenceEquals(passed, entry.Value) || !ReferenceEquals(key, entry.Key))
            {
                changed ??= [.. mapping.Entries];
                changed[i] = new YamlEntry(key, entry.KeySpan, passed);
            }
        }

        return changed is null ? mapping : new YamlMapping(ImmutableArray.Create(changed), mapping.Span);
    }

    private static void Refuse(string text, Templating.SourceSpan span)
    {
        int index = Characters.IndexOfForbiddenInJson(text);
        if (index >= 0)
        {
            throw new YamlException(span, $"the text contains U+{(int)text[index]:X4}, which the Kubernetes tools cannot write");
        }
    }

    private static string PassKey(in YamlEntry entry)
    {
        string json = JsonWriter.Write(new YamlMapping([new YamlEntry(entry.Key, entry.KeySpan, new YamlNull())]));
        try
        {
            return ((YamlMapping)YamlReader.ReadFirst(json, entry.KeySpan.File ?? "", YamlLimits.Reference)!).Entries[0].Key;
        }
        catch (YamlException)
        {
            throw new YamlException(entry.KeySpan, "this key is too long: 1022 characters are allowed");
        }
    }

    private static string Folded(string text) => ((YamlString)YamlReader.ReadFirst(JsonWriter.Write(new YamlString(text)), "", YamlLimits.Reference)!).Value;
}
