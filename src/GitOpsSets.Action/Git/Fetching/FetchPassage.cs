namespace GitOpsSets.Action.Git.Fetching;

/// <summary>Where others' repositories may be fetched from, and as whom.</summary>
/// <param name="Home">The credentials that the run itself has for an address; null for none.</param>
/// <param name="RefuseAsync">Why an address is not asked, given whether a credential would travel; null when it may be.</param>
internal sealed record FetchPassage(Func<Uri, GitCredentials?> Home, Func<Uri, bool, CancellationToken, Task<SourceRefusal?>> RefuseAsync);
