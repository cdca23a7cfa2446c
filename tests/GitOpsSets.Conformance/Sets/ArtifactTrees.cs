using System.Text.Json;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Conformance.Sets;

/// <summary>Opens the artifacts that recorded repositories have in their status. It stands for the adapter that fetches: an archive that is not served, or has another digest, is unavailable.</summary>
internal sealed class ArtifactTrees(RecordedObjects objects, JsonElement script) : ITreeSource
{
    private const string RightDigest = "sha256:ARCHIVE_SHA256";

    public Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken) => Task.FromResult(Open(request));

    private TreeAnswer Open(TreeRequest request)
    {
        if ((objects.Find(request.Kind, request.Namespace, request.Name)?["status"] as YamlMapping)?["artifact"] is not YamlMapping artifact)
        {
            return Unavailable("has no artifact");
        }

        string path = new Uri(((YamlString)artifact["url"]!).Value.Replace("PORT", "1", StringComparison.Ordinal)).AbsolutePath;
        var served = script.EnumerateArray().FirstOrDefault(entry => entry.GetProperty("request").GetProperty("path").GetString() == path);
        if (served.ValueKind == JsonValueKind.Undefined)
        {
            return Unavailable("404");
        }

        return ((artifact["digest"] as YamlString)?.Value ?? RightDigest) == RightDigest
            ? new TreeAnswer.Found(Unpack(served.GetProperty("response").GetProperty("body").GetProperty("targz")))
            : Unavailable("wrong digest");
    }

    private static InMemoryTree Unpack(JsonElement files)
    {
        var tree = new InMemoryTree();
        foreach (var file in files.EnumerateObject())
        {
            _ = file.Name.EndsWith('/') ? tree.AddDirectory(file.Name[..^1]) : tree.AddFile(file.Name, file.Value.GetString()!);
        }

        return tree;
    }

    private static TreeAnswer.Unavailable Unavailable(string reason) => new(new SourceFailure("artifact", reason, ""));
}
