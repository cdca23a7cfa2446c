using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Forges;

/// <summary>The number of a page in an address.</summary>
internal static partial class PageParameter
{
    /// <summary>The number, or null when the address names none.</summary>
    public static string? Of(Uri address) => Pattern.Match(address.Query) is { Success: true } page ? page.Groups["number"].Value : null;

    /// <summary>The same listing's page of another number.</summary>
    /// <param name="address">Has a query besides the page's number.</param>
    /// <param name="number">Digits.</param>
    public static Uri With(Uri address, string number) => new($"{Pattern.Replace(address.AbsoluteUri, "")}&page={number}");

    [GeneratedRegex("[?&]page=(?<number>[0-9]{1,9})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern { get; }
}
