using System.Text.Json;

namespace GitOpsSets.Conformance.Sets;

/// <summary>The files of a recorded command line, in a folder of their own for as long as the case runs.</summary>
internal sealed class RecordedFolder : IDisposable
{
    public RecordedFolder(JsonElement files, Func<string, string> prepare)
    {
        Root = Directory.CreateTempSubdirectory("recorded-").FullName;
        if (files.ValueKind == JsonValueKind.Object)
        {
            foreach (var file in files.EnumerateObject())
            {
                Write(Path.Combine(Root, file.Name), file.Value, prepare);
            }
        }
    }

    public string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Write(string path, JsonElement content, Func<string, string> prepare)
    {
        if (path.EndsWith('/'))
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (content.ValueKind == JsonValueKind.String)
        {
            File.WriteAllText(path, prepare(content.GetString()!));
        }
        else if (content.TryGetProperty("symlink", out var target))
        {
            File.CreateSymbolicLink(path, target.GetString()!);
        }
        else
        {
            File.WriteAllBytes(path, content.GetProperty("base64").GetBytesFromBase64());
        }
    }
}
