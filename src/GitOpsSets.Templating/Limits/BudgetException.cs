namespace GitOpsSets.Templating.Limits;

/// <summary>A render asked for more than its limits allow.</summary>
/// <param name="message">Names the limit.</param>
/// <param name="limit">Which it is.</param>
public sealed class BudgetException(string message, BudgetLimit limit = BudgetLimit.None) : Exception(message)
{
    /// <summary>Which it is.</summary>
    public BudgetLimit Limit { get; } = limit;
}
