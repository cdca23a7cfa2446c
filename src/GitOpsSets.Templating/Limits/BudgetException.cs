namespace GitOpsSets.Templating.Limits;

/// <summary>A render asked for more than its limits allow.</summary>
/// <param name="message">Names the limit.</param>
public sealed class BudgetException(string message) : Exception(message);
