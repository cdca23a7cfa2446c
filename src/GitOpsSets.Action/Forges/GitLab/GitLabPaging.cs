using System.Globalization;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Where a page of GitLab's says that its listing goes on (<see href="https://docs.gitlab.com/api/rest/#pagination"/>).</summary>
internal static class GitLabPaging
{
    /// <summary>Rows that a page is asked to have; GitLab gives no more.</summary>
    public const int PageSize = 100;

    /// <summary>
    /// <c>X-Next-Page</c> has the number of the next page and is empty on the last one; where a proxy took it away, <c>Link</c> tells, and where both are
    /// gone a full page is taken for one that others follow.
    /// </summary>
    /// <exception cref="ForgeException">The headers cannot be read: then nobody knows whether there is more.</exception>
    public static Uri? Next(ForgeAnswer answer, Uri asked, int rows)
    {
        string? number = answer.Header("x-next-page")?.Trim();
        if (!string.IsNullOrEmpty(number))
        {
            return number.Length < 10 && number.All(char.IsAsciiDigit)
                ? PageParameter.With(asked, number)
                : throw new ForgeException($"the header X-Next-Page is '{RemoteText.Clean(number)}', so the listing may go on", "Check the server URL, and what proxies do");
        }

        string? link = answer.Header("link");
        if (LinkHeader.Next(link, answer.Address) is { } next)
        {
            return Linked(next, asked);
        }

        bool isEndTold = number is not null || !string.IsNullOrWhiteSpace(link);
        return isEndTold || rows < PageSize ? null : PageParameter.With(asked, Following(asked));
    }

    // Servers behind proxies name themselves wrongly in links: then only the number of the page counts, so that no token leaves the listing that was asked.
    private static Uri Linked(Uri next, Uri asked)
    {
        if (Origin.Same(next, asked) && next.AbsolutePath == asked.AbsolutePath)
        {
            return next;
        }

        return PageParameter.Of(next) is { } number
            ? PageParameter.With(asked, number)
            : throw new ForgeException($"the next page lies elsewhere, at {RemoteText.Clean(Origin.HostOf(next))}", "Check the server URL");
    }

    private static string Following(Uri asked) =>
        (int.Parse(PageParameter.Of(asked) ?? "1", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
