using System.Text;
using System.Text.RegularExpressions;

namespace GitOpsSets.Conformance.Requests;

/// <summary>Credentials in requests, in the words of the recordings.</summary>
internal static partial class Credentials
{
    /// <summary>The credentials of a request's headers in plain text; empty for none.</summary>
    /// <param name="find">The value of a header, or null.</param>
    public static string Of(Func<string, string?> find)
    {
        if (find("PRIVATE-TOKEN") is { } token)
        {
            return $"PRIVATE-TOKEN {token}";
        }

        string header = find("Authorization") ?? "";
        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? $"Basic {Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..]))}"
            : header.StartsWith("AWS4-HMAC-SHA256", StringComparison.Ordinal) ? "AWS4-HMAC-SHA256"
            : header;
    }

    /// <summary>Whether credentials are the recorded ones; what the recording leaves open stands there as <c>&lt;jwt&gt;</c>.</summary>
    public static bool AreSame(string recorded, string ours) =>
        recorded == ours || (recorded.Contains('<', StringComparison.Ordinal) && Regex.IsMatch(ours, $"^{Hole.Replace(Regex.Escape(recorded), ".+")}$", RegexOptions.NonBacktracking));

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Hole { get; }
}
