using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Remembers what pages of a listing looked like, and asks later whether they still do.</summary>
internal static partial class PageValidators
{
    /// <summary>The validators of a listing; none where a page has no entity tag.</summary>
    public static ImmutableArray<PageValidator> Of<T>(ImmutableArray<ForgePage<T>> pages) =>
        pages.All(page => page.EntityTag is { Length: > 0 and <= 256 } tag && tag.All(static letter => letter is > ' ' and < '\x7f'))
            ? [.. pages.Select(page => new PageValidator(page.Address.PathAndQuery, page.EntityTag!, page.Rows.Count >= SizeOf(page.Address)))]
            : [];

    /// <summary>
    /// Whether a listing is what it was: every page the same, and none after the last. An entity tag tells a page's rows and not always its links, so after a full last
    /// page the answer itself must say that nothing follows; where it says nothing, the listing is read anew.
    /// </summary>
    /// <param name="http">The way out.</param>
    /// <param name="compose">How an address is asked.</param>
    /// <param name="first">The address of the first page.</param>
    /// <param name="validators">Of an earlier listing, in order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<bool> HoldAsync(ForgeHttp http, Func<Uri, ForgeRequest> compose, Uri first, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken)
    {
        if (validators.IsEmpty || validators[0].Page != first.PathAndQuery || validators.Length > http.Policy.MaxPages)
        {
            return false;
        }

        try
        {
            bool[] held = await Task.WhenAll(validators.Select((validator, index) => HoldsAsync(http, compose, first, validator, isLast: index == validators.Length - 1, cancellationToken)));
            return held.All(static one => one);
        }
        catch (ForgeException)
        {
            // what is wrong is said by the listing itself
            return false;
        }
    }

    private static async Task<bool> HoldsAsync(ForgeHttp http, Func<Uri, ForgeRequest> compose, Uri first, PageValidator validator, bool isLast, CancellationToken cancellationToken)
    {
        if (!AbsoluteAddress.TryResolve(first, validator.Page, out var address) || !Origin.Same(address, first))
        {
            return false;
        }

        var answer = await http.SendAsync(compose(address) with { IfNoneMatch = validator.EntityTag }, cancellationToken);
        return answer.Status == 304 && (!isLast || !validator.IsFull || (answer.Header("link") is { Length: > 0 } link && LinkHeader.Next(link, address) is null));
    }

    private static int SizeOf(Uri address) =>
        SizePattern.Match(address.Query) is { Success: true } size ? int.Parse(size.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("[?&](per_page|limit)=(?<size>[0-9]{1,6})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SizePattern { get; }
}
