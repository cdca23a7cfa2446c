using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>The tokens of one probe.</summary>
internal sealed class InertTokens
{
    private const string Mark = "zq";
    private const int Length = 12;

    private readonly Dictionary<string, WrittenToken> _tokens;

    public InertTokens(ImmutableArray<WrittenToken> tokens)
    {
        All = tokens;
        _tokens = tokens.ToDictionary(token => token.Token, StringComparer.Ordinal);
    }

    /// <summary>In the order they were written.</summary>
    public ImmutableArray<WrittenToken> All { get; }

    /// <summary>The token to blame when no place tells: of the least trusted the first that is more than a word.</summary>
    public WrittenToken Likeliest => All
        .OrderByDescending(token => token.Source.Trust)
        .ThenBy(token => IsWord(token.Raw))
        .First();

    /// <summary>The text with every token replaced by what it stands for.</summary>
    /// <param name="probe">A scalar of the probe.</param>
    /// <param name="pieces">Where the foreign pieces lie in the result, in order; cleared first.</param>
    public string Substitute(string probe, List<ForeignPiece> pieces)
    {
        pieces.Clear();
        int at = probe.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return probe;
        }

        var text = new StringBuilder(probe.Length);
        int copied = 0;
        while (at >= 0)
        {
            if (at + Length <= probe.Length && _tokens.TryGetValue(probe.Substring(at, Length), out var token))
            {
                text.Append(probe, copied, at - copied);
                pieces.Add(new ForeignPiece(token, text.Length, token.Raw.Length));
                text.Append(token.Raw);
                at += Length;
                copied = at;
            }
            else
            {
                at++;
            }

            at = probe.IndexOf(Mark, at, StringComparison.Ordinal);
        }

        return text.Append(probe, copied, probe.Length - copied).ToString();
    }

    private static bool IsWord(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-');
}
