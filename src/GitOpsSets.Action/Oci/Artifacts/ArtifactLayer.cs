namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>What a manifest says of one of its layers, or an index of one of its manifests.</summary>
/// <param name="MediaType">As written.</param>
/// <param name="Digest"><c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Size">In bytes; at least 0.</param>
internal sealed record ArtifactLayer(string MediaType, string Digest, long Size)
{
    /// <summary>Of a manifest in an index, what it is for, such as <c>linux/amd64</c>; empty where the index does not say.</summary>
    public string Platform { get; init; } = "";
}
