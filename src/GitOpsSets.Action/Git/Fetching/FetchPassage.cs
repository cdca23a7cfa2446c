using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Fetching;

/// <summary>Where others' repositories may be fetched from, and as whom.</summary>
/// <param name="SignInAsync">
/// The credentials that the run itself has for an address, or is given for it as the object wants; null for none. It throws a <see cref="GitException"/> where
/// they cannot be had.
/// </param>
/// <param name="RefuseAsync">Why an address is not asked, given whether a credential would travel; null when it may be.</param>
internal sealed record FetchPassage(Func<Uri, SourceAccess, CancellationToken, Task<GitCredentials?>> SignInAsync, Func<Uri, bool, CancellationToken, Task<SourceRefusal?>> RefuseAsync);
