namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A token of an installation on the wire.</summary>
internal sealed record GitHubInstallationToken(string Token, DateTimeOffset ExpiresAt)
{
    // The compiler's own text would show the token.
    public override string ToString() => "***";
}
