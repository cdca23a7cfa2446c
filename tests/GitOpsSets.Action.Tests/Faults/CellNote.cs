namespace GitOpsSets.Action.Tests.Faults;

/// <summary>What is right in a cell that differs from the rest of its column.</summary>
internal abstract record CellNote
{
    private CellNote()
    {
    }

    /// <summary>The fault cannot happen to this source.</summary>
    internal sealed record CannotBe(string Why) : CellNote;

    /// <summary>The run goes on with what it was told, and exits with 0.</summary>
    internal sealed record GoesOn(string Why) : CellNote;

    /// <summary>The message says something else.</summary>
    internal sealed record Told(string Reason, string Advice, string Why) : CellNote;
}
