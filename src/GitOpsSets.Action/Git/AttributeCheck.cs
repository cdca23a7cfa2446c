using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>
/// Whether git itself would store the files as they are written here, past its filters and conversions (gitattributes). Line ends are no matter: what is written
/// has none but LF, which is what git stores for every <c>text</c> and <c>eol</c>.
/// </summary>
internal static class AttributeCheck
{
    private const string Name = ".gitattributes";
    private const string Advice = "Take the output folder out of it with a line at the end of .gitattributes, such as 'expanded/** !filter !diff !merge !working-tree-encoding -ident', or choose another output path.";

    /// <summary>The call of git that tells the attributes of paths; it reads the files that say them from the index.</summary>
    public static ImmutableArray<string> Arguments { get; } = ["check-attr", "--cached", "--stdin", "-z", "filter", "working-tree-encoding", "ident"];

    /// <summary>The files of a tree that say something of paths; empty where git need not be asked.</summary>
    public static IReadOnlySet<string> Files(TreeListing tree, IEnumerable<TreeChange> changes)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (string folder in changes.SelectMany(change => PathPrefixes.Of(change.Path)))
        {
            folders.Add(folder + "/");
        }

        foreach (string file in folders.Select(folder => folder + Name).Where(file => tree.Find(file) is { Mode: GitMode.File or GitMode.Executable }))
        {
            files.Add(file);
        }

        return files;
    }

    /// <summary>The input of that call.</summary>
    public static async Task WriteAsync(IEnumerable<TreeChange> changes, Stream stream, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(stream, 128 * 1024);
        foreach (var change in changes)
        {
            await buffered.WriteAsync(Encoding.UTF8.GetBytes(change.Path + "\0"), cancellationToken);
        }

        await buffered.FlushAsync(cancellationToken);
    }

    /// <summary>Refuses files that git would store otherwise.</summary>
    /// <param name="answer">Of that call.</param>
    /// <param name="changes">What is to be written.</param>
    /// <exception cref="GitException">At least one; the message names the first ten.</exception>
    public static void Require(string answer, IEnumerable<TreeChange> changes)
    {
        var contents = changes.ToDictionary(change => change.Path, change => change.Content, StringComparer.Ordinal);
        var refusals = new PathRefusals();
        string[] words = answer.Split('\0');
        for (int at = 0; at + 2 < words.Length; at += 3)
        {
            if (Refusal(words[at + 1], words[at + 2], contents[words[at]]!.Value.Span) is { } reason)
            {
                refusals.Add(words[at], reason);
            }
        }

        refusals.ThrowWhenAny(Advice);
    }

    private static string? Refusal(string attribute, string value, ReadOnlySpan<byte> content) => (attribute, value) switch
    {
        (_, "unspecified" or "unset") => null,
        ("filter", _) => $"goes through the filter '{value}' (.gitattributes), so that git would store something else",
        ("working-tree-encoding", _) => $"is {value} in a checkout (.gitattributes), where manifests must be UTF-8",
        ("ident", _) when content.IndexOf("$Id:"u8) >= 0 => "holds '$Id:', which git would shorten (ident in .gitattributes)",
        _ => null,
    };
}
