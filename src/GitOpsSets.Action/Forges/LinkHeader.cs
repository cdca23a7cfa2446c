using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Reads the <c>Link</c> header of paged answers (RFC 8288).</summary>
internal static partial class LinkHeader
{
    /// <summary>The address of the next page, or null when the header says that there is none.</summary>
    /// <param name="header">The header's value; null when it is missing.</param>
    /// <param name="page">Address of the page itself, against which relative targets count.</param>
    /// <exception cref="ForgeException">The header cannot be read: then nobody knows whether there is more.</exception>
    public static Uri? Next(string? header, Uri page)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        int end = 0;
        Uri? next = null;
        foreach (Match link in Links().Matches(header))
        {
            if (link.Index != end)
            {
                throw Unreadable();
            }

            end = link.Index + link.Length;
            if (IsNext(link.Groups["parameters"].Value))
            {
                next = AbsoluteAddress.TryResolve(page, link.Groups["target"].Value, out var target) ? target : throw Unreadable();
            }
        }

        return end == header.Length ? next : throw Unreadable();
    }

    private static bool IsNext(string parameters)
    {
        var relation = Relation().Match(parameters);
        return relation.Success
            && relation.Groups["value"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains("next", StringComparer.OrdinalIgnoreCase);
    }

    private static ForgeException Unreadable() => new("the Link header of a page cannot be read, so its listing may go on", "Check the server URL, and what proxies do");

    [GeneratedRegex("""\s*<(?<target>[^<>]*)>(?<parameters>(?:\s*;\s*[^\s=;,<>"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"<>]+))?)*)\s*(?:,|\z)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex("""(?:^|;)\s*rel\s*=\s*"?(?<value>[^";]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
