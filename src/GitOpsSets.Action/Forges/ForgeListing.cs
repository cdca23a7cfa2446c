using System.Collections.Immutable;

namespace GitOpsSets.Action.Forges;

/// <summary>What a listing of a forge looks like.</summary>
/// <typeparam name="T">A row on the wire.</typeparam>
/// <param name="Call">Below the repository, with its query.</param>
/// <param name="RowsOf">Reads the rows of a page, in order, and throws a <see cref="ForgeException"/> for what is not the documented answer.</param>
/// <param name="IsWhole">Whether a row has what it must have.</param>
/// <param name="Lack">Names a row that is not whole.</param>
/// <param name="KeyOf">Tells rows apart.</param>
internal sealed record ForgeListing<T>(string Call, Func<ForgeAnswer, IReadOnlyList<T>> RowsOf, Func<T, bool> IsWhole, string Lack, Func<T, string> KeyOf)
{
    private const int MaxReadings = 4;

    /// <summary>Whether a row counts at all.</summary>
    public Func<T, bool> Counts { get; init; } = static _ => true;

    /// <summary>Whether honest rows may share a key, so that two pages may look the same.</summary>
    public bool KeysRepeat { get; init; }

    /// <summary>
    /// Every row, in the forge's order. Pages are cut from a list that moves: a row that goes between two requests shifts its followers, and one of them
    /// slips from a page not yet read onto one already read. So a listing of more than one page counts only when two readings in a row name the same
    /// rows. The second reading sends entity tags, so that what has not changed costs no quota.
    /// </summary>
    /// <exception cref="ForgeException">A page failed, or the list would not settle.</exception>
    public async Task<ForgeRows<T>> ReadAsync(ForgePages source, Uri first, CancellationToken cancellationToken)
    {
        ImmutableArray<ForgePage<T>> pages = [];
        ImmutableArray<T> before = [];
        for (int reading = 1; reading <= MaxReadings; reading++)
        {
            pages = await source.ReadAsync(this, first, pages, static _ => false, cancellationToken);
            var rows = Rows(pages);
            if (pages.Length == 1 || (reading > 1 && Keys(rows).SequenceEqual(Keys(before), StringComparer.Ordinal)))
            {
                return new ForgeRows<T>(rows, PageValidators.Of(pages));
            }

            before = rows;
        }

        throw new ForgeException("the list changed each time its pages were read", "Try again in a moment");
    }

    /// <summary>In the forge's order; a row seen twice counts once.</summary>
    private ImmutableArray<T> Rows(ImmutableArray<ForgePage<T>> pages) =>
        [.. pages.SelectMany(static page => page.Rows).Where(Counts).DistinctBy(KeyOf, StringComparer.Ordinal)];

    private IEnumerable<string> Keys(ImmutableArray<T> rows) => rows.Select(KeyOf).Order(StringComparer.Ordinal);
}
