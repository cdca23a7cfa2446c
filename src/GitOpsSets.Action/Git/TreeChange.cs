namespace GitOpsSets.Action.Git;

/// <summary>What becomes of one path: it holds these bytes, or it is gone.</summary>
internal sealed record TreeChange
{
    private TreeChange(string path, ReadOnlyMemory<byte>? content)
    {
        Path = path;
        Content = content;
    }

    /// <summary>From the root of the repository, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>The whole new content; null when the file is deleted.</summary>
    public ReadOnlyMemory<byte>? Content { get; }

    public static TreeChange Write(string path, ReadOnlyMemory<byte> content) => new(path, content);

    /// <summary>Deleting what is not there is no change.</summary>
    public static TreeChange Delete(string path) => new(path, null);
}
