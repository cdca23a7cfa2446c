using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace GitOpsSets.Testing;

/// <summary>
/// Holds what a test made against what is recorded, byte for byte. With <c>UPDATE_GOLDENS=1</c> (<c>./dev golden</c>) it records instead.
/// </summary>
public static class GoldenDirectory
{
    private static bool IsRecording => Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1";

    /// <summary>Compares the files of two folders.</summary>
    /// <param name="golden">Recorded; a folder that is not there is one without files.</param>
    /// <param name="actual">Made.</param>
    /// <exception cref="GoldenException">They differ.</exception>
    public static void Compare(string golden, string actual) => Compare(golden, Files(golden), Files(actual));

    /// <summary>Compares one file.</summary>
    /// <param name="golden">Recorded; it may be missing.</param>
    /// <param name="actual">Its text as it was made.</param>
    /// <exception cref="GoldenException">They differ.</exception>
    public static void CompareFile(string golden, string actual)
    {
        string name = Path.GetFileName(golden);
        var recorded = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (File.Exists(golden))
        {
            recorded[name] = File.ReadAllBytes(golden);
        }

        Compare(Path.GetDirectoryName(golden)!, recorded, new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { [name] = Encoding.UTF8.GetBytes(actual) });
    }

    private static void Compare(string golden, SortedDictionary<string, byte[]> recorded, SortedDictionary<string, byte[]> made)
    {
        string differences = string.Concat(recorded.Keys.Union(made.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(path => Difference(path, recorded.GetValueOrDefault(path), made.GetValueOrDefault(path))));
        if (differences.Length > 0 && IsRecording)
        {
            Record(golden, recorded, made);
        }
        else if (differences.Length > 0)
        {
            throw new GoldenException($"What was made is not what is recorded in {golden}. If the change is meant: ./dev golden\n{differences}");
        }
    }

    private static SortedDictionary<string, byte[]> Files(string folder) =>
        new(
            Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal)
                : [],
            StringComparer.Ordinal);

    private static void Record(string golden, SortedDictionary<string, byte[]> recorded, SortedDictionary<string, byte[]> made)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new GoldenException("goldens are not rewritten in CI");
        }

        foreach (string path in recorded.Keys.Where(path => !made.ContainsKey(path)))
        {
            File.Delete(Path.Combine(golden, path));
        }

        foreach (var (path, bytes) in made)
        {
            string file = Path.Combine(golden, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    private static string Difference(string path, byte[]? recorded, byte[]? made)
    {
        if (recorded is not null && made is not null && recorded.AsSpan().SequenceEqual(made))
        {
            return "";
        }

        var text = new StringBuilder($"--- {(recorded is null ? "/dev/null" : path)}\n+++ {(made is null ? "/dev/null" : path)}\n");
        foreach (var line in new InlineDiffBuilder(new Differ()).BuildDiffModel(Text(recorded), Text(made), ignoreWhitespace: false).Lines)
        {
            text.Append(line.Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' }).Append(line.Text).Append('\n');
        }

        return text.ToString();
    }

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes ?? []);
}
