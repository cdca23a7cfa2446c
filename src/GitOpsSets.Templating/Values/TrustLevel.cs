namespace GitOpsSets.Templating.Values;

/// <summary>Who can write a text. Higher is less trusted.</summary>
public enum TrustLevel
{
    /// <summary>The repository itself.</summary>
    Repository,

    /// <summary>A remote system that the repository's owners chose: an HTTP API, a registry, tags and branches.</summary>
    Remote,

    /// <summary>Anybody: titles, head branches, authors and labels of pull requests.</summary>
    Outsider,
}
