using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Ci;

/// <summary>The values that must not be shown, in every form they may turn up in. Sources that are asked side by side may add to it.</summary>
internal sealed class SecretMask
{
    /// <summary>A shorter text is found in too many innocent places.</summary>
    private const int MinLength = 4;

    private ImmutableSortedSet<string> _forms = ImmutableSortedSet.Create<string>(Comparer<string>.Create(static (left, right) =>
        left.Length == right.Length ? string.CompareOrdinal(left, right) : right.Length.CompareTo(left.Length)));

    /// <summary>
    /// Remembers a value: itself, its lines, base64, URL and JSON encoded, and as git sends it. Answers the forms that were new and have one line, for a host to
    /// hide: of a form of several it would hide the shortest line too, such as a brace, wherever one stands.
    /// </summary>
    public IReadOnlyList<string> Add(Secret secret)
    {
        string value = secret.Reveal();
        string[] forms =
        [
            value,
            value.Trim(),
            .. value.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()),
            Base64(value.Trim()),
            Base64($"x-access-token:{value.Trim()}"),
            Uri.EscapeDataString(value.Trim()),
            System.Text.Json.JsonEncodedText.Encode(value.Trim()).Value,
        ];
        return value.Trim().Length < MinLength ? [] : [.. forms.Where(form => form.Length >= MinLength && ImmutableInterlocked.Update(ref _forms, static (known, added) => known.Add(added), form) && form.AsSpan().IndexOfAny('\r', '\n') < 0)];
    }

    /// <summary>The text without any of them.</summary>
    public string Hide(string text)
    {
        foreach (string form in _forms)
        {
            text = text.Replace(form, "***", StringComparison.Ordinal);
        }

        return text;
    }

    private static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
}
