namespace GitOpsSets.Action.Git;

/// <summary>A remote that a checkout knows by name.</summary>
internal sealed record CheckoutRemote(string Name, GitRemote Address);
