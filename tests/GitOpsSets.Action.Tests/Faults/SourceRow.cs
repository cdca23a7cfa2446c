namespace GitOpsSets.Action.Tests.Faults;

/// <summary>A row of the matrix.</summary>
/// <param name="Name">A provider type or generator of the catalogues; behind a colon the driver, or the question that goes wrong.</param>
/// <param name="Open">Starts the source.</param>
internal sealed record SourceRow(string Name, Func<FaultyNetwork, Task<FaultySource>> Open)
{
    /// <summary>Whether the listing has a second page.</summary>
    public bool HasPages { get; init; } = true;

    /// <summary>What an empty answer needs before files go; nothing goes wrong there with a question beside the listing.</summary>
    public EvidenceRule Evidence { get; init; } = Name.Count(static letter => letter == ':') == (Name.StartsWith("pullRequests", StringComparison.Ordinal) ? 1 : 0) ? EvidenceRule.EachItem : EvidenceRule.None;

    /// <summary>Cells that are answered otherwise than the rest of their column, each with the reason.</summary>
    public IReadOnlyDictionary<string, CellNote> Notes { get; init; } = new Dictionary<string, CellNote>(StringComparer.Ordinal);

    /// <summary>The provider type or generator.</summary>
    public string Kind => Name.Split(':')[0];
}
