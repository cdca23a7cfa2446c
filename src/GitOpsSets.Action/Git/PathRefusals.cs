namespace GitOpsSets.Action.Git;

/// <summary>Paths that may not be published, each with its first reason, which is the plainest one.</summary>
internal sealed class PathRefusals
{
    private const int MaxShown = 10;
    private const int MaxCharacters = 200;
    private readonly SortedDictionary<string, string> _reasons = new(StringComparer.Ordinal);

    /// <summary>Takes one down.</summary>
    public void Add(string path, string reason) => _reasons.TryAdd(path, reason);

    /// <summary>Refuses all changes when there is any.</summary>
    /// <param name="advice">What to do about them.</param>
    /// <exception cref="GitException">Names the first ten.</exception>
    public void ThrowWhenAny(string advice)
    {
        if (_reasons.Count > 0)
        {
            var shown = string.Join("; ", _reasons.Take(MaxShown).Select(refusal => $"{Shown(refusal.Key)} {refusal.Value}"));
            var rest = _reasons.Count > MaxShown ? FormattableString.Invariant($" (and {_reasons.Count - MaxShown} more)") : "";
            throw new GitException(GitFailure.Forbidden, "publish these paths", shown + rest, advice: $"Nothing was written. {advice}");
        }
    }

    /// <summary>A path as messages have it.</summary>
    public static string Shown(string path)
    {
        var clean = string.Concat(path.Select(c => char.IsControl(c) ? '?' : c));
        return clean.Length > MaxCharacters ? $"'{clean[..MaxCharacters]}...'" : $"'{clean}'";
    }
}
