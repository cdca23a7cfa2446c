using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Verbs;

/// <summary>The files that findings name.</summary>
/// <param name="process">Where the files are that the user named.</param>
/// <param name="tree">The repository.</param>
/// <param name="isNamedFirst">Whether definitions were named one by one, and not found in the repository.</param>
internal sealed class NamedFiles(HostProcess process, IFileTree tree, bool isNamedFirst)
{
    private const int MaxFileBytes = 20 * 1024 * 1024;

    /// <summary>The findings with the lines they are about.</summary>
    public ImmutableArray<Diagnostic> Quote(ImmutableArray<Diagnostic> findings) => SourceExcerpts.Attach(findings, Read);

    private string? Read(string file)
    {
        if (file == "-")
        {
            return process.ReadInput();
        }

        try
        {
            return isNamedFirst ? ReadNamed(file) ?? ReadOwn(file) : ReadOwn(file) ?? ReadNamed(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? ReadOwn(string file) =>
        tree.Read(file, MaxFileBytes) is FileReading.Content content ? SourceExcerpts.Decode(content.Bytes.Span, file) : null;

    private string? ReadNamed(string file)
    {
        string path = process.PathOf(file);
        return new FileInfo(path) is { Exists: true, Length: <= MaxFileBytes } ? SourceExcerpts.Decode(File.ReadAllBytes(path), file) : null;
    }
}
