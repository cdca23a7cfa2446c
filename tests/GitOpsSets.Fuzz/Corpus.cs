using System.Text;
using System.Text.Json;

namespace GitOpsSets.Fuzz;

/// <summary>The inputs a target starts from: the saved ones, and those of the recorded answers.</summary>
internal static class Corpus
{
    public const int MaxBytes = 16 * 1024;

    /// <summary>The saved inputs of a target, hand-made ones and former findings, in ordinal order of their names.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="target">Whose.</param>
    public static IEnumerable<(string Name, byte[] Input)> Saved(string root, IFuzzTarget target)
    {
        string folder = FolderOf(root, target);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))
            : [];
    }

    public static string FolderOf(string root, IFuzzTarget target) => Path.Combine(root, "tests", "GitOpsSets.Fuzz", "corpus", target.Name);

    /// <summary>Inputs of recorded answers, without those that are too long to be varied well.</summary>
    public static IEnumerable<byte[]> Recorded(string root, IFuzzTarget target)
    {
        string folder = Path.Combine(root, "tests", "conformance");
        foreach (var seeds in target.Seeds)
        {
            var files = Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
                .Where(path => Path.GetRelativePath(folder, path).Replace('\\', '/').StartsWith(seeds.Files, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
            foreach (string line in files.SelectMany(File.ReadLines).Where(line => line.Length > 0))
            {
                using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1024 });
                if (seeds.Read(document.RootElement.GetProperty("in")) is { Length: > 0 and <= MaxBytes } text)
                {
                    yield return Encoding.UTF8.GetBytes(text);
                }
            }
        }
    }
}
