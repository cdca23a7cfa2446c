using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Engine.Publishing;

/// <summary>
/// The hidden last line of a pull request's body. It tells our text from other people's, and whether we would write another one now: what people
/// change in title or body stays as long as we have nothing new to say.
/// </summary>
public static class ProposalMarker
{
    private const string Start = "\n<!-- gitopssets-action:";
    private const string End = " -->\n";

    /// <summary>How many characters a marker has.</summary>
    public const int Length = 24 + 64 + 5;

    /// <summary>The marker of a text.</summary>
    public static string Of(string title, string text) => $"{Start}{Digest(title, text)}{End}";

    /// <summary>Whether a body carries a marker at all.</summary>
    public static bool IsIn(string body) => Find(body) is not null;

    /// <summary>Whether a body was written from the same text as another one; people may have changed it since.</summary>
    public static bool AreSame(string body, string other) => Find(body) is { } mark && mark == Find(other);

    // Forges may change line ends and trim the end.
    private static string? Find(string body)
    {
        int start = body.LastIndexOf(Start.TrimStart('\n'), StringComparison.Ordinal);
        int from = start + Start.Length - 1;
        return start >= 0 && from + 64 <= body.Length ? body.Substring(from, 64) : null;
    }

    private static string Digest(string title, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{text}")));
}
