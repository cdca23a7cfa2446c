namespace GitOpsSets.Engine.Ports;

/// <summary>How the content of a repository object is fetched.</summary>
public abstract record RemoteSource
{
    private RemoteSource()
    {
    }

    /// <summary>Who asks, and whom is trusted.</summary>
    public required SourceAccess Access { get; init; }

    /// <summary>A commit of a git repository.</summary>
    /// <param name="Location">As the object has it; the user in it is no secret.</param>
    /// <param name="Reference">Which one.</param>
    public sealed record Git(string Location, GitReference Reference) : RemoteSource;

    /// <summary>An artifact in an OCI registry.</summary>
    /// <param name="Server">Scheme and authority; http where plain HTTP is permitted.</param>
    /// <param name="Path">The repository in it.</param>
    /// <param name="Reference">Which one.</param>
    public sealed record Oci(Uri Server, string Path, OciReference Reference) : RemoteSource
    {
        /// <summary>The media type of the layer that is taken; empty for the first layer.</summary>
        public string LayerMediaType { get; init; } = "";

        /// <summary>Whether the layer is the artifact as it is, so that nothing of it is left out.</summary>
        public bool IsCopied { get; init; }
    }
}
