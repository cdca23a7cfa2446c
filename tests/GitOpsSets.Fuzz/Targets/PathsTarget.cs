using System.Text;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Output paths, and the names that objects get: what the layout takes leads nowhere else, and the last guard before publishing takes it too.</summary>
internal sealed class PathsTarget : IFuzzTarget
{
    public string Name => "paths";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [new RecordedSeeds("guard/", recorded => RecordedSeeds.Text(recorded, "value"))];

    public IReadOnlyList<string> Words { get; } =
    [
        "/", "..", ".", "./", "~1", "GIT~1", ".git", ".GIT", ".g\u200cit", ".gi\u0307t", ".github/workflows/x.yml", ".gitmodules", ".gitattributes", ".gitlab-ci.yml", ".gitopssets.yaml", "azure-pipelines.yml", "CODEOWNERS", "CON", "nul.txt", "COM1", "lpt9.yaml", "com\u00b9",
        "\u00e9", "e\u0301", "\u202e", "\u200b", "\ufeff", "\u2028", "\uff0e\uff0e", "\uff0f", "\u0130", "\ufb01", "\ud800", "\0", "\n", " ", "- ", ":", "\\", "*", "?", "kustomization.yaml", ".gitopssets/ledger.json", "a/b/c.yaml",
    ];

    public string Try(byte[] input)
    {
        string text = GoText.FromUtf8(input);
        if (text.Length == 0)
        {
            return Answers.Refused("no name has no characters");
        }

        foreach (string name in FileNames.Candidates(new ObjectIdentity("example.com/v1", text, text, text)).Append(FileNames.Part(text)).Append(FileNames.OfStep(1, text)))
        {
            Require(RelativePath.TryParse(name, out var safe, out string? why) && !safe.Value.Contains('/', StringComparison.Ordinal), "a name that is made is one safe part", why ?? name);
        }

        if (!RelativePath.TryParse(text, out var path, out string? reason))
        {
            return Answers.Refused(reason);
        }

        Require(Encoding.UTF8.GetByteCount(path.Value) <= 240, "a path is short", path.Value);
        Require(path.Value.Split('/').All(part => part is not ("" or "." or "..") && !string.Equals(part, ".git", StringComparison.OrdinalIgnoreCase)), "a path leads downwards", path.Value);
        Require(Path.GetFullPath($"/root/{path.Value}") == $"/root/{path.Value}", "a path is what it says", path.Value);
        Require(RelativePath.TryParse(path.Value, out var again, out _) && again == path, "a safe path stays one", path.Value);
        Require(PathPolicy.Refusal($"expanded/{path.Value}") is not { } refusal, "what the layout takes can be published", path.Value);
        return $"{path.Value.Split('/').Length} {Answers.Roughly(path.Value.Length)}";
    }

    private static void Require(bool holds, string law, string evidence)
    {
        if (!holds)
        {
            throw new BrokenLawException(law, evidence);
        }
    }
}
