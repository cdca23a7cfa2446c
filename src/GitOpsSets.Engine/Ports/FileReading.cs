namespace GitOpsSets.Engine.Ports;

/// <summary>What came of reading a file of a tree.</summary>
public abstract record FileReading
{
    private FileReading()
    {
    }

    /// <summary>The file's bytes.</summary>
    /// <param name="Bytes">The whole file; empty for an empty file.</param>
    public sealed record Content(ReadOnlyMemory<byte> Bytes) : FileReading;

    /// <summary>The path names nothing, a directory, or a symbolic link.</summary>
    public sealed record NotAFile : FileReading;

    /// <summary>The file is larger than the caller accepts and was not read.</summary>
    /// <param name="Size">Its size in bytes.</param>
    public sealed record TooLarge(long Size) : FileReading;
}
