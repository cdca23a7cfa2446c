namespace GitOpsSets.Action.Git;

/// <summary>Reads from a remote again when it did not answer for a moment.</summary>
internal sealed class PatientReader(Backoff backoff)
{
    private const int MaxReads = 4;

    public async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (GitException exception) when (exception.Failure == GitFailure.Unavailable && attempt < MaxReads)
            {
                await backoff.WaitAsync(attempt, cancellationToken);
            }
        }
    }
}
