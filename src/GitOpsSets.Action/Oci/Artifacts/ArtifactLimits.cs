namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>How much of others' artifacts is read (specs/security.md §4).</summary>
internal sealed record ArtifactLimits
{
    /// <summary>What a run uses.</summary>
    public static ArtifactLimits Default { get; } = new();

    /// <summary>Of a layer as it travels.</summary>
    public int MaxLayerBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Of a layer unpacked.</summary>
    public int MaxUnpackedBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many times larger than the layer its content may be. Archives below a mebibyte are mostly padding and are not judged.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Files and directories.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>A larger file is not read.</summary>
    public int MaxFileBytes { get; init; } = 5 * 1024 * 1024;
}
