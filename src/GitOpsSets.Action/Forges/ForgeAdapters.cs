using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>All there is for a kind of forge. The composition has one line of these for each.</summary>
/// <param name="PullRequests">Makes what lists its pull requests; null where it has none.</param>
/// <param name="References">Makes what lists its branches, tags and environments; null where no definition asks for them.</param>
/// <param name="Publishing">How it is published to; null where it is not.</param>
internal sealed record ForgeAdapters(Func<IPullRequestLister>? PullRequests, Func<IReferenceLister>? References, PublishingForge? Publishing);
