namespace GitOpsSets.Action.Forges;

/// <summary>A forge gave no usable answer. The only exception a forge client throws besides cancellation.</summary>
/// <param name="reason">What happened; holds no token, and remote text only cut and cleaned.</param>
/// <param name="advice">What the user can do; empty when there is nothing.</param>
/// <param name="cause">What was thrown below; null when nothing was.</param>
internal sealed class ForgeException(string reason, string advice = "", Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>What happened.</summary>
    public string Reason => Message;

    /// <summary>What the user can do; may be empty.</summary>
    public string Advice { get; } = advice;

    /// <summary>Whether the request certainly never reached the server.</summary>
    public bool WasNotSent { get; init; }

    /// <summary>The status of the answer that could not be used; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the same request may well succeed a moment later.</summary>
    public bool IsTransient { get; init; }
}
