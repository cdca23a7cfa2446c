namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>One page of a listing.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="EntityTag">For asking again at no cost; null when the server gave none.</param>
/// <param name="Pulls">The rows, in order.</param>
/// <param name="Next">The next page; null after the last one.</param>
internal sealed record GitHubPage(Uri Address, string? EntityTag, IReadOnlyList<GitHubPull> Pulls, Uri? Next);
