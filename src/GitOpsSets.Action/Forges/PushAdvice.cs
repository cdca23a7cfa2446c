using System.Collections.Immutable;

namespace GitOpsSets.Action.Forges;

/// <summary>What a forge says when it declines a push, and the permission or setting that this is about.</summary>
/// <param name="Rights">What the token must be allowed to push at all, in words that follow "it needs".</param>
/// <param name="Signs">Parts of its words with what to do about them; of several that fit the first one counts.</param>
internal sealed record PushAdvice(string Rights, ImmutableArray<KeyValuePair<string, string>> Signs)
{
    /// <summary>What to do about words of the forge; null where none of them is known.</summary>
    public string? For(string words)
    {
        foreach (var (sign, advice) in Signs)
        {
            if (words.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return advice;
            }
        }

        return null;
    }
}
