namespace GitOpsSets.Action.Ci;

/// <summary>Does something once, when it is disposed.</summary>
internal sealed class Ending(System.Action end) : IDisposable
{
    private System.Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
