using System.Collections.Immutable;
using System.Globalization;

namespace GitOpsSets.Action.Forges;

/// <summary>Walks the pages of a listing to its end.</summary>
/// <param name="http">The way out.</param>
/// <param name="request">How an address is asked.</param>
/// <param name="next">Where a page says that the listing goes on.</param>
internal sealed class ForgePages(ForgeHttp http, Func<Uri, ForgeRequest> request, ForgePages.NextPage next)
{
    /// <summary>The address of the page that follows, or null when the answer says that this was the last one.</summary>
    /// <param name="answer">A page.</param>
    /// <param name="asked">Its address before redirects.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <exception cref="ForgeException">Nobody can tell whether there is more.</exception>
    public delegate Uri? NextPage(ForgeAnswer answer, Uri asked, int rows);

    /// <summary>Every page of a listing, in the forge's order.</summary>
    /// <param name="listing">What to list.</param>
    /// <param name="first">Address of the first page.</param>
    /// <param name="before">The pages of an earlier reading, so that unchanged ones need not be sent again; empty for the first reading.</param>
    /// <param name="isWanted">A row after which no further page is needed; never for a whole listing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">Any page failed, repeated itself or led elsewhere.</exception>
    public async Task<ImmutableArray<ForgePage<T>>> ReadAsync<T>(ForgeListing<T> listing, Uri first, ImmutableArray<ForgePage<T>> before, Func<T, bool> isWanted, CancellationToken cancellationToken)
    {
        var pages = ImmutableArray.CreateBuilder<ForgePage<T>>();
        var seen = new HashSet<Uri>();
        Uri? following = first;
        while (following is { } address)
        {
            if (!seen.Add(address))
            {
                throw new ForgeException(OnPage(pages.Count + 1, "the listing leads back to a page already read"), "A proxy may answer from a stale cache: try again later, and check the server URL");
            }

            if (pages.Count == http.Policy.MaxPages)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the listing has more than {http.Policy.MaxPages} pages"), "A proxy may answer every page with the same one: check the server URL");
            }

            var page = await ReadPageAsync(listing, address, before.FirstOrDefault(old => old.Address == address), pages.Count + 1, cancellationToken);
            if (pages.LastOrDefault() is { } last && page.Next is { } onward && !seen.Contains(onward) && Repeats(listing, page, last))
            {
                throw new ForgeException(OnPage(pages.Count + 1, "it repeats the page before"), "A proxy may answer from a stale cache: try again later, and check the server URL");
            }

            pages.Add(page);
            following = page.Rows.Any(isWanted) ? null : page.Next;
        }

        return pages.ToImmutable();
    }

    private async Task<ForgePage<T>> ReadPageAsync<T>(ForgeListing<T> listing, Uri address, ForgePage<T>? before, int number, CancellationToken cancellationToken)
    {
        var question = request(address) with { IfNoneMatch = before?.EntityTag };
        try
        {
            var answer = await http.SendAsync(question, cancellationToken);
            if (answer.Status == 304 && before is { EntityTag: not null })
            {
                return before;
            }

            if (answer.Status != 200)
            {
                throw ForgeStatus.Explain(answer, question, http.Clock.GetUtcNow());
            }

            var rows = listing.RowsOf(answer);
            return rows.All(row => row is not null && listing.IsWhole(row))
                ? new ForgePage<T>(address, answer.Header("etag"), rows, next(answer, address, rows.Count))
                : throw ForgeJson.Misshapen(answer, listing.Lack, null);
        }
        catch (ForgeException exception) when (number > 1)
        {
            throw new ForgeException(OnPage(number, exception.Reason), exception.Advice, exception);
        }
    }

    // A server that knows no pages gives the first one again and again. A row or two may honestly come again when others were put before them.
    private static bool Repeats<T>(ForgeListing<T> listing, ForgePage<T> page, ForgePage<T> last) =>
        !listing.KeysRepeat && page.Rows.Count > 0 && page.Rows.Select(listing.KeyOf).SequenceEqual(last.Rows.Select(listing.KeyOf), StringComparer.Ordinal);

    /// <summary>A reason with the page it is about.</summary>
    public static string OnPage(int number, string reason) => string.Create(CultureInfo.InvariantCulture, $"page {number}: {reason}");
}
