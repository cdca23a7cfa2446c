using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine;

/// <summary>What the sets of a run ask, each source once.</summary>
/// <param name="Trees">Opens repositories.</param>
/// <param name="Objects">The manifests of this repository.</param>
/// <param name="PullRequests">Lists pull requests.</param>
/// <param name="References">Lists branches, tags and environments.</param>
/// <param name="Memory">What live sources answered before.</param>
/// <param name="AsOf">When the run asks.</param>
internal sealed record RunSources(ITreeSource Trees, ObjectIndex Objects, PullRequestListings PullRequests, ReferenceListings References, SourceLock Memory, DateTimeOffset AsOf);
