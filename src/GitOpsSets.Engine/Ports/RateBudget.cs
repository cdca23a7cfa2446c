namespace GitOpsSets.Engine.Ports;

/// <summary>How many requests a service still takes from us, as its last answer said.</summary>
/// <param name="Host">With its port where that is not the usual one.</param>
/// <param name="Resource">Which of its budgets, such as <c>core</c>; empty where it has one only.</param>
/// <param name="Limit">Of a whole period; null where it does not say.</param>
/// <param name="Remaining">At least 0.</param>
/// <param name="ResetsAt">When the period ends; null where it does not say.</param>
public sealed record RateBudget(string Host, string Resource, long? Limit, long Remaining, DateTimeOffset? ResetsAt)
{
    /// <summary>Whether less than a tenth is left.</summary>
    public bool IsLow => Limit is { } limit && Remaining * 10 < limit;
}
