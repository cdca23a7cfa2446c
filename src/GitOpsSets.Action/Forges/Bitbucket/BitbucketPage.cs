namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>A page of a listing on the wire. <c>size</c> is how many rows it has; the next one starts where it says, which need not be where this one ends.</summary>
internal sealed record BitbucketPage<T>(IReadOnlyList<T> Values, bool IsLastPage, int? Size = null, long? NextPageStart = null);
